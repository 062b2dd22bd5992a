import { expect, it } from 'vitest';
import type { LeadTrace, LineMarks, TracedPage } from '../../model/page.ts';
import type { PageLayout } from '../../model/page-layout.ts';
import { type LineNetwork, lineInputs } from '../../network/line-network.ts';
import { millimetres, pixelsPerMillimetre } from '../../units.ts';
import { refineTraces } from './refine-traces.ts';

const count = 64;

/** A flat trace at y = 5 mm from x = 1 mm, a sample a half column, with a hole. */
const trace: LeadTrace = {
  region: 0,
  start: millimetres(1),
  step: millimetres(1 / 16),
  y: new Float32Array(count).fill(5).fill(Number.NaN, 20, 24),
  confidence: new Float32Array(count).fill(0.7),
};
const blank = { width: 100, height: 80, data: new Float32Array(8000) };
const lines: LineMarks = {
  left: millimetres(0),
  top: millimetres(0),
  pixelsPerMillimetre: pixelsPerMillimetre(8),
  marks: { width: 200, height: 80, data: new Float32Array(16000) },
  needed: false,
};

function createPage(seen: { readonly lines?: LineMarks }): Pick<TracedPage, 'traces' | 'flat' | 'layout' | 'penWidth'> {
  const { left, top, pixelsPerMillimetre: scale } = lines;
  const reliability = { width: 100, height: 80, data: new Uint8Array(8000) };
  return {
    traces: [trace],
    flat: { left, top, pixelsPerMillimetre: scale, ink: blank, reliability, ...seen },
    layout: { regions: [{ paperSpeed: 25 }] } as unknown as PageLayout,
    penWidth: millimetres(0.4),
  };
}

it('looks twice, moves the trace to where the network says, and fills no hole', async () => {
  const levels: number[] = [];
  /** Says that the line lies a tenth of a millimetre lower, then half of that. */
  const network: LineNetwork = async (description, samples) => {
    expect(description).toHaveLength(lineInputs * samples);
    // The last row: what it expected when it last looked.
    levels.push(description.at(-1)!);
    const [move, doubt] = levels.length === 1 ? [0.1, 0.5] : [0.05, 0.02];
    return { move: new Float32Array(samples).fill(move), doubt: new Float32Array(samples).fill(doubt) };
  };
  const [refined] = await refineTraces(createPage({ lines }), network);
  expect(levels).toEqual([0, Math.round((255 * (Math.log(0.5) + 5)) / 7)]);
  expect(refined!.y[0]).toBeCloseTo(5.15, 5);
  expect(refined!.doubt![0]).toBeCloseTo(0.02, 5);
  expect(refined!.y.slice(20, 24).every(Number.isNaN)).toBe(true);
  expect(refined!.start).toBe(trace.start);
});

it('leaves a page alone that the ink network did not see', async () => {
  const traces = await refineTraces(createPage({}), () => Promise.reject(new Error('not to be asked')));
  expect(traces).toEqual([trace]);
});
