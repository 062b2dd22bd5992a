import { describe, expect, it } from 'vitest';
import type { TracedPage } from '../../model/page.ts';
import { findZeroLevels } from './find-zero-levels.ts';

/** A page of which only heights are there (mm, downward). */
function pageOf(
  rows: { baseline: number; traces: readonly (readonly number[])[]; feet?: readonly number[] }[],
): TracedPage {
  const traces = rows.flatMap(({ traces }, row) => traces.map((y) => ({ row, y: Float32Array.from(y) })));
  return {
    layout: {
      rows: rows.map(({ baseline }) => ({ baseline })),
      regions: traces.map(({ row }) => ({ row })),
      pulses: rows.flatMap(({ feet = [] }, row) => feet.map((foot) => ({ row, foot }))),
    },
    traces: traces.map(({ y }, region) => ({ region, y })),
  } as unknown as TracedPage;
}

const repeat = (count: number, y: number) => Array.from({ length: count }, () => y);
/** Rests at 40 mm with tall narrow waves above and a low broad one below: the mean lies elsewhere. */
const lead = [
  ...repeat(60, 40),
  30,
  25,
  30,
  ...repeat(10, 40),
  ...repeat(40, 0).map((_, k) => 41 + k / 10),
  Number.NaN,
];

describe('findZeroLevels', () => {
  it('takes the height at which the traces of a row stay longest', () => {
    expect(findZeroLevels(pageOf([{ baseline: 43, traces: [lead] }]))[0]).toBeCloseTo(40, 6);
  });

  it('counts all leads of the row together, and each row alone', () => {
    const zeros = findZeroLevels(
      pageOf([
        { baseline: 0, traces: [repeat(30, 20), repeat(50, 22.5), repeat(30, 20)] },
        { baseline: 0, traces: [repeat(10, 60)] },
      ]),
    );
    expect(zeros[0]).toBeCloseTo(20, 6);
    expect(zeros[1]).toBeCloseTo(60, 6);
  });

  it('believes the foot of a pulse first', () => {
    expect(findZeroLevels(pageOf([{ baseline: 43, traces: [lead], feet: [41.37] }]))).toEqual([41.37]);
    expect(findZeroLevels(pageOf([{ baseline: 43, traces: [lead], feet: [41, 42] }]))).toEqual([41.5]);
  });

  it('does not believe a foot far from where the traces rest', () => {
    expect(findZeroLevels(pageOf([{ baseline: 43, traces: [lead], feet: [44] }]))[0]).toBeCloseTo(40, 6);
    expect(findZeroLevels(pageOf([{ baseline: 43, traces: [lead], feet: [36, 39] }]))).toEqual([39]);
  });

  it('takes the baseline of the row where nothing was read', () => {
    expect(
      findZeroLevels(
        pageOf([
          { baseline: 43, traces: [] },
          { baseline: 70, traces: [[Number.NaN]] },
        ]),
      ),
    ).toEqual([43, 70]);
  });
});
