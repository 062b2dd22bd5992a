import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { makeTestPage } from './test-support/make-test-page.ts';
import { verifyPage } from './verify-page.ts';

const page = makeTestPage({ dotsPerInch: 100, layout: '3x4' });

/** Truth whose centre lines stand elsewhere. */
function moveLines(truth: RenderTruthJson, columns: number, rows: number): RenderTruthJson {
  const move = (values: readonly (number | null)[], by: number) =>
    values.map((value) => (value === null ? null : value + by));
  return {
    ...truth,
    leads: truth.leads.map((lead) => ({
      ...lead,
      centreLine: {
        ...lead.centreLine,
        columns: move(lead.centreLine.columns, columns),
        rows: move(lead.centreLine.rows, rows),
      },
    })),
  };
}

describe('verifyPage', () => {
  it.each([
    ['clean', {}],
    ['turned', { rotation: 7 }],
    ['of other ink', { inkColor: [20, 60, 200] as const, gridMajorColor: [90, 200, 90] as const }],
    ['photographed', { dotsPerInch: 130, wear: { tiltX: 8, rotation: 3, defocus: 0.5 }, noise: 2 }],
    ['torn', { wear: { tears: 2, holes: 3 } }],
    ['cut through its rows', { wear: { cut: 0.4, rotation: 2 } }],
    ['cut through a lead that stands there twice', { layout: '3x4+1', seed: 2, wear: { cut: 0.35, rotation: -1 } }],
  ] as const)('finds nothing wrong with a page that is %s', (_, options) => {
    const { problems, leads, grid } = verifyPage(makeTestPage(options as Parameters<typeof makeTestPage>[0]));
    expect(problems).toEqual([]);
    const shifts = leads.flatMap(({ line }) => (line === null ? [] : [Math.hypot(line.columns, line.rows)]));
    expect(shifts.sort((a, b) => a - b)[shifts.length >> 1]).toBeLessThan(0.1);
    expect(Math.hypot(grid!.columns, grid!.rows)).toBeLessThan(0.1);
  });

  it('measures how far a wrong truth is from the drawn lines', () => {
    const shift = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(shift, shift, (columns, rows) => {
        const { leads } = verifyPage({ ...page, truth: moveLines(page.truth, columns, rows) });
        // Steep strokes are short: rows are known better than columns.
        const found = leads.map(({ line }) => line!.rows + rows).sort((a, b) => a - b);
        expect(Math.abs(found[found.length >> 1]!)).toBeLessThan(0.15);
        const across = leads.map(({ line }) => line!.columns + columns).sort((a, b) => a - b);
        expect(Math.abs(across[across.length >> 1]!)).toBeLessThan(0.35);
      }),
      { numRuns: 8, seed: 1 },
    );
  });

  it('names leads whose truth is a pixel off, or nowhere near ink', () => {
    const near = verifyPage({ ...page, truth: moveLines(page.truth, 0, 1) }).problems;
    expect(near.filter((problem) => problem.includes('rows from its truth'))).toHaveLength(12);
    const far = verifyPage({ ...page, truth: moveLines(page.truth, 0, 20) }).problems;
    expect(new Set(far.map((problem) => problem.split(' in row')[0])).size).toBe(12);
    // A grid is ink too, as far as it goes.
    expect(far.filter((problem) => problem.includes('of its centre line on ink')).length).toBeGreaterThan(8);
    const bare = makeTestPage({ gridStyle: 'none', layout: '3x4' });
    const nowhere = verifyPage({ ...bare, record: null, truth: moveLines(bare.truth, 0, 20) }).problems;
    expect(nowhere.filter((problem) => problem.includes('no ink on its centre line'))).toHaveLength(12);
  });

  it('finds a map that does not fit the grid', () => {
    const { paperMap } = page.truth;
    const truth = { ...page.truth, paperMap: { ...paperMap, pictureRows: paperMap.pictureRows.map((row) => row + 1) } };
    expect(verifyPage({ ...page, record: null, truth }).problems).toEqual([
      expect.stringMatching(/^Grid: drawn -?0\.0\d columns and -(1\.0|0\.9)\d rows/),
    ]);
  });

  it('finds records of another page, other gain, missing leads and missing samples', () => {
    const { record } = page;
    const change = (change: (samples: Float32Array) => Float32Array) => ({
      ...record,
      leads: record.leads.map((lead) => (lead.lead === 'V2' ? { ...lead, samples: change(lead.samples) } : lead)),
    });
    const problemsOf = (changed: typeof record) => verifyPage({ ...page, record: changed }).problems;
    expect(problemsOf(change((samples) => samples.map((value) => 2 * value)))).toEqual([
      expect.stringMatching(/^V2 in row 2: the record differs by/),
    ]);
    expect(problemsOf(change((samples) => samples.map((value, at) => (at % 2500 < 200 ? Number.NaN : value))))).toEqual(
      [expect.stringMatching(/^V2 in row 2: \d+ % of its samples only/)],
    );
    const without = { ...record, leads: record.leads.filter(({ lead }) => lead !== 'V2') };
    expect(problemsOf(without)).toEqual(['V2 in row 2: not in the record']);
  });

  it('refuses a picture of another size', () => {
    const image = { width: 2, height: 2, data: new Uint8Array(12) };
    expect(verifyPage({ ...page, image }).problems).toEqual([expect.stringContaining('2 × 2 pixels')]);
  });
});
