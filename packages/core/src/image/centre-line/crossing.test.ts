import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossing } from './crossing.ts';

test('finds the level between two rows on a ramp, from either side and from up to two rows off', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 10, max: 20, noNaN: true }),
      fc.integer({ min: -2, max: 1 }),
      fc.constantFrom(1 as const, -1 as const),
      (edge, off, outward) => {
        // Ink on the inner side of `edge`, darkness 0.5 at it, falling by 0.2 a row.
        const at = (row: number) => 0.5 - 0.2 * (row - edge) * outward;
        const start = Math.round(edge) + off * outward;
        expect(crossing(at, { row: start, outward }, 0.5)).toBeCloseTo(edge, 9);
      },
    ),
  );
});

test('stays within a row of its start where the darkness never passes the level', () => {
  expect(crossing(() => 1, { row: 10, outward: 1 }, 0.5)).toBe(13.5);
  expect(crossing(() => 0, { row: 10, outward: 1 }, 0.5)).toBe(7.5);
});
