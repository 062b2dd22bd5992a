import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrink } from './shrink.ts';

const picture = (rows: readonly (readonly number[])[]) => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8Array.from(rows.flat()),
});

describe('shrink', () => {
  it('averages blocks, rounds to the nearest level and drops what is left over', () => {
    const image = picture([
      [10, 20, 0, 0, 99],
      [30, 40, 0, 2, 99],
      [7, 7, 255, 255, 99],
      [7, 8, 255, 255, 99],
      [99, 99, 99, 99, 99],
    ]);
    expect(shrink(image, 2)).toEqual(
      picture([
        [25, 1],
        [7, 255],
      ]),
    );
  });

  it('gives the picture itself for a factor of one', () => {
    const image = picture([[1, 2, 3]]);
    expect(shrink(image, 1)).toBe(image);
  });

  it('leaves no pixel of a picture smaller than one block', () => {
    expect(shrink(picture([[5, 5]]), 3)).toEqual({ width: 0, height: 0, data: new Uint8Array(0) });
  });

  it('keeps the mean level within half a level', () => {
    const size = fc.tuple(
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
    );
    const shape = size.chain(([factor, columns, rows]) => {
      const count = factor * factor * columns * rows;
      const data = fc.uint8Array({ minLength: count, maxLength: count });
      return data.map((data) => ({ factor, image: { width: factor * columns, height: factor * rows, data } }));
    });
    const mean = (data: Uint8Array) => data.reduce((sum, value) => sum + value, 0) / data.length;
    fc.assert(
      fc.property(shape, ({ factor, image }) => {
        expect(Math.abs(mean(shrink(image, factor).data) - mean(image.data))).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
