import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossing } from './crossing.ts';

/** One column of 30 rows. */
const columnOf = (darkness: (row: number) => number) => ({
  width: 1,
  height: 30,
  data: Float32Array.from({ length: 30 }, (_, row) => darkness(row)),
});

test('finds the level between two rows on a ramp, from either side and from up to two rows off', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 10, max: 20, noNaN: true }),
      fc.integer({ min: -2, max: 1 }),
      fc.constantFrom(1 as const, -1 as const),
      (edge, off, outward) => {
        // Ink on the inner side of `edge`, darkness 0.5 at it, falling by 0.2 a row.
        const ink = columnOf((row) => 0.5 - 0.2 * (row - edge) * outward);
        const row = Math.round(edge) + off * outward;
        expect(crossing(ink, { column: 0, row, outward }, 0.5)).toBeCloseTo(edge, 5);
      },
    ),
  );
});

test('stays within a row of its start where the darkness never passes the level', () => {
  expect(
    crossing(
      columnOf(() => 1),
      { column: 0, row: 10, outward: 1 },
      0.5,
    ),
  ).toBe(13.5);
  expect(
    crossing(
      columnOf(() => 0),
      { column: 0, row: 10, outward: 1 },
      0.5,
    ),
  ).toBe(7.5);
});
