import { describe, expect, it } from 'vitest';
import type { LeadTrace } from '../../model/page.ts';
import type { LeadRegion } from '../../model/page-layout.ts';
import { settleSeams } from './settle-seams.ts';

const step = 0.0625;
const length = 60;
const leads = ['I', 'aVR', 'V1', 'V4', 'II', 'aVL', 'V2', 'V5'] as const;

/** Two rows of four leads of 60 mm, one beside the other. */
const regions = leads.map((lead, index) => {
  const column = index % 4;
  const [left, right] = [length * column, length * (column + 1)];
  return { lead, row: index < 4 ? 0 : 1, left, right, start: left / 25, end: right / 25, rhythmStrip: false };
}) as unknown as readonly LeadRegion[];

/** Traces at `height(lead, x)` mm, where x is counted from the lead's start. */
function traceAll(height: (lead: number, x: number) => number): LeadTrace[] {
  return regions.map((region, index) => {
    const y = Float32Array.from({ length: length / step + 1 }, (_, i) => height(index, i * step));
    return {
      region: index,
      start: region.left,
      step,
      y,
      confidence: y.map(() => 1),
    } as unknown as LeadTrace;
  });
}

/** 2 mm up at the seams, 0.5 mm wide on either side. */
const tick = (x: number) => (x < 0.5 || x > length - 0.5 ? -2 : 0);
const slowWave = (x: number) => 0.5 * Math.sin(x / 3);

describe('settleSeams', () => {
  it('carries the traces on to the seams where ticks stand at all of them', () => {
    const settled = settleSeams(
      traceAll((_, x) => 10 + slowWave(x) + tick(x)),
      regions,
    );
    for (const [index, { y, confidence }] of settled.entries()) {
      const seams = [index % 4 === 0 ? [] : [0, 5], index % 4 === 3 ? [] : [y.length - 1, y.length - 6]].flat();
      for (const k of seams) {
        expect(Math.abs(y[k]! - 10 - slowWave(k * step))).toBeLessThan(0.15);
        expect(confidence[k]).toBeLessThan(0.5);
      }
    }
  });

  it('leaves the outer ends of rows alone', () => {
    const settled = settleSeams(
      traceAll((_, x) => 10 + tick(x)),
      regions,
    );
    expect(settled[0]!.y[0]).toBe(8);
    expect(settled[3]!.y.at(-1)).toBe(8);
  });

  it('leaves a beat alone that happens to stand at one seam', () => {
    const beat = (lead: number, x: number) => (lead % 4 === 1 && x > length - 0.6 ? -6 : 0);
    const traces = traceAll((lead, x) => 10 + beat(lead, x));
    expect(settleSeams(traces, regions)).toBe(traces);
  });

  it('leaves a beat alone that stands at the seam of all rows', () => {
    // Two leads a row, as in 6x2: the seam cuts a beat in all rows, and its end is in the leads that follow.
    const beat = (lead: number, x: number) => (lead % 4 !== 0 && x < 0.6 ? -6 : 0);
    const traces = traceAll((lead, x) => 10 + beat(lead, x));
    expect(settleSeams(traces, regions)).toBe(traces);
  });

  it('leaves steep traces alone, and holes open', () => {
    const climbing = (lead: number, x: number) => (lead === 5 ? 10 + 3 * x : 10 + tick(x));
    const traces = traceAll(climbing);
    traces[6]!.y.fill(Number.NaN, 0, 40);
    const settled = settleSeams(traces, regions);
    expect(settled[5]!.y).toEqual(traces[5]!.y);
    expect(settled[6]!.y[0]).toBeNaN();
    expect(settled[1]!.y[0]).toBeCloseTo(10, 1);
  });

  it('changes nothing between samples of a calm page', () => {
    const traces = traceAll((_, x) => 10 + slowWave(x));
    expect(settleSeams(traces, regions)).toBe(traces);
  });
});
