import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertHomography, project, rectangleToCorners } from './homography.ts';

const near = (value: number) => fc.double({ min: value - 60, max: value + 60, noNaN: true });
const corners = fc.tuple(
  fc.tuple(near(100), near(100)),
  fc.tuple(near(900), near(100)),
  fc.tuple(near(900), near(700)),
  fc.tuple(near(100), near(700)),
);

describe('rectangleToCorners', () => {
  it('lays the corners of the rectangle on the given points, and its inverse brings them back', () => {
    fc.assert(
      fc.property(corners, (points) => {
        const size = { width: 700, height: 500 };
        const there = rectangleToCorners(size, points);
        const back = invertHomography(there);
        const flat = [
          [0, 0],
          [size.width, 0],
          [size.width, size.height],
          [0, size.height],
        ] as const;
        for (const [k, [u, v]] of flat.entries()) {
          const [column, row] = project(there, u, v);
          expect(Math.hypot(column - points[k]![0], row - points[k]![1])).toBeLessThan(1e-6);
          const [u2, v2] = project(back, column, row);
          expect(Math.hypot(u2 - u, v2 - v)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('keeps the middle of a parallelogram in the middle', () => {
    const map = rectangleToCorners({ width: 10, height: 4 }, [
      [0, 0],
      [20, 10],
      [16, 18],
      [-4, 8],
    ]);
    expect(project(map, 5, 2)).toEqual([8, 9]);
  });
});
