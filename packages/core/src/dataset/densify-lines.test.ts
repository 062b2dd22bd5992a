import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTruthSchema } from '../render/render-truth-schema.ts';
import { densifyLines } from './densify-lines.ts';
import { encodePlottedPixels } from './encode-plotted-pixels.ts';
import { makeTestPage } from './test-support/make-test-page.ts';

const { truth } = makeTestPage({ layout: '3x4', dotsPerInch: 40 });
const withGap = JSON.parse(JSON.stringify(truth)) as typeof truth;
for (const index of [4, 5, 6]) {
  withGap.leads[0]!.centreLine.columns[index] = null;
  withGap.leads[0]!.centreLine.rows[index] = null;
}

describe('densifyLines', () => {
  it('keeps every point, and the points between lie on the straight way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (factor) => {
        const dense = densifyLines(truth, { factor });
        for (const [index, { centreLine }] of truth.leads.entries()) {
          const { times, columns, rows } = dense.leads[index]!.centreLine;
          expect(times).toHaveLength((centreLine.times.length - 1) * factor + 1);
          expect(columns.filter((_, at) => at % factor === 0)).toEqual(centreLine.columns);
          const at = 5 * factor + (factor >> 1);
          const part = (factor >> 1) / factor;
          expect(rows[at]).toBeCloseTo(centreLine.rows[5]! * (1 - part) + centreLine.rows[6]! * part, 3);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('gives as many points a pixel as asked for, and follows the schema', () => {
    const dense = densifyLines(truth, { pointsAPixel: 2 });
    expect(renderTruthSchema.safeParse(dense).error).toBeUndefined();
    for (const { centreLine } of dense.leads) {
      for (let i = 1; i < centreLine.times.length; i++) {
        const step = Math.hypot(
          centreLine.columns[i]! - centreLine.columns[i - 1]!,
          centreLine.rows[i]! - centreLine.rows[i - 1]!,
        );
        expect(step).toBeLessThan(0.501);
      }
    }
  });

  it('leaves gaps open', () => {
    const { columns } = densifyLines(withGap, { factor: 3 }).leads[0]!.centreLine;
    const before = truth.leads[0]!.centreLine.columns.length;
    // Seven points and three gaps: of the ways that met a gap, none has points on it.
    expect(columns.filter((column) => column === null)).toHaveLength(3);
    expect(columns).toHaveLength(before + (before - 1 - 4) * 2);
  });

  it('refuses what is no density', () => {
    for (const factor of [0, -1, 1.5, 1001, Number.NaN])
      expect(() => densifyLines(truth, { factor })).toThrow(/factor/);
    expect(() => densifyLines(truth, { pointsAPixel: 0 })).toThrow(/pixel/);
  });
});

it('writes plotted pixels as the reference generator does', () => {
  const document = JSON.parse(new TextDecoder().decode(encodePlottedPixels(withGap, 500)));
  expect(document.leads).toHaveLength(12);
  const first = document.leads[0];
  expect(first).toMatchObject({ lead_name: 'I', start_sample: 0, end_sample: 1250 });
  expect(first.dense_plotted_pixels).toHaveLength(withGap.leads[0]!.centreLine.times.length - 3);
  expect(first.dense_plotted_pixels[0]).toEqual([
    withGap.leads[0]!.centreLine.rows[0],
    withGap.leads[0]!.centreLine.columns[0],
  ]);
});
