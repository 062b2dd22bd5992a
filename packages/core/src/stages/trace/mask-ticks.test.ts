import { describe, expect, it } from 'vitest';
import { drawInk } from '../../image/test-support/draw-ink.ts';
import type { LaidOutPage } from '../../model/page.ts';
import { maskTicks } from './mask-ticks.ts';

/** Two pixels a millimetre, so that a drawing is legible: a tick of three columns between two leads. */
const scale = 2;
const drawing = [
  '....................',
  '.........###........',
  '.........###........',
  '.........###........',
  '####################',
  '.........###........',
  '.........###........',
  '.........###........',
  '....................',
];
const farFromAll = ['....................', '####################', '....................'];

/** A page of which only what ticks need is there: separators at columns, leads that meet at columns. */
function pageOf(
  rows: { drawing: readonly string[]; boundaries: readonly number[]; separators: readonly number[] }[],
): LaidOutPage {
  const tops = rows.map((_, row) => rows.slice(0, row).reduce((sum, one) => sum + one.drawing.length, 0));
  const middle = (row: number) => tops[row]! + Math.floor(rows[row]!.drawing.length / 2);
  const [left, top] = [100, 50];
  return {
    flat: { left, top, pixelsPerMillimetre: scale, ink: drawInk(rows.flatMap((row) => row.drawing)) },
    layout: {
      rows: rows.map((_, row) => ({ baseline: top + middle(row) / scale })),
      separators: rows.flatMap(({ separators }, row) => separators.map((u) => ({ row, x: left + u / scale }))),
      regions: rows.flatMap(({ boundaries }, row) =>
        boundaries.slice(1).map((end, k) => ({ row, left: left + boundaries[k]! / scale, right: left + end / scale })),
      ),
    },
  } as unknown as LaidOutPage;
}

/** Each way as a line of text: `.` where it was taken out. */
const masked = (page: LaidOutPage) =>
  maskTicks(
    page.layout.rows.map(() => new Float32Array(20).fill(7)),
    page,
  ).map((path) => [...path].map((y) => (Number.isNaN(y) ? '.' : '-')).join(''));

describe('maskTicks', () => {
  it('takes the columns of a tick out, and one of shade on each side', () => {
    expect(masked(pageOf([{ drawing, boundaries: [0, 10, 20], separators: [10] }]))).toEqual(['--------.....-------']);
  });

  it('touches no other row', () => {
    const page = pageOf([
      { drawing, boundaries: [0, 10, 20], separators: [10] },
      { drawing: farFromAll, boundaries: [0, 20], separators: [] },
    ]);
    expect(masked(page)).toEqual(['--------.....-------', '--------------------']);
  });

  it('leaves ticks alone that stand at no boundary', () => {
    const page = pageOf([{ drawing, boundaries: [0, 16, 20], separators: [10] }]);
    expect(masked(page)).toEqual(['--------------------']);
  });

  it('believes the other ticks where a complex runs into one', () => {
    const run = drawing.map((line) => line.replace(/(#+)\.{8}$/, (_, tick) => `${tick}##......`));
    const rows = [drawing, run, drawing].map((drawing) => ({ drawing, boundaries: [0, 10, 20], separators: [10] }));
    expect(masked(pageOf(rows))).toEqual(Array.from({ length: 3 }, () => '--------.....-------'));
  });

  it('gives the ways themselves where there are no ticks', () => {
    const page = pageOf([{ drawing: farFromAll, boundaries: [0, 20], separators: [] }]);
    const path = new Float32Array(20).fill(7);
    expect(maskTicks([path], page)[0]).toBe(path);
  });
});
