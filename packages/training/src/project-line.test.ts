import { expect, it } from 'vitest';
import { projectLine } from './project-line.ts';

/** A line that climbs by half a pixel a column, in a layer of which each pixel is `scale` pixels of the flat page. */
function project(scale: number, hidden: (column: number) => boolean = () => false) {
  const columns = Float64Array.from({ length: 50 }, (_, k) => k);
  const rows = columns.map((column) => (hidden(column) ? Number.NaN : 10 + column / 2));
  const toFlat = (column: number, row: number, into: Float64Array) => into.set([column * scale, row * scale]);
  return projectLine({ columns, rows }, { toFlat }, 200)!;
}

it.each([0.5, 1, 1.9, 2.5, 3])('goes on between the points of a layer that is %d times as coarse', (scale) => {
  const { first, rows } = project(scale);
  expect(rows.length).toBeGreaterThan(95 * scale - 4);
  for (const [k, row] of rows.entries()) expect(row).toBeCloseTo(10 * scale + (first + k - 0.5) / 4, 4);
});

it.each([1, 2.5])('keeps the gaps of a layer that is %d times as coarse', (scale) => {
  const { first, rows } = project(scale, (column) => column > 20 && column < 30);
  const isMissing = (column: number) => Number.isNaN(rows[Math.round(2 * column * scale + 0.5) - first]!);
  expect([19, 25, 31].map(isMissing)).toEqual([false, true, false]);
});
