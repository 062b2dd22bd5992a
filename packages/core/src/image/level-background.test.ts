import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../model/image.ts';
import { levelBackground } from './level-background.ts';

const size = { width: 120, height: 90 };
const fullInk = 200;
const options = { pixelsPerMillimetre: 5, fullInk };
/** Paper whose darkness grows from left to right, with a stroke of full ink every 30 rows. */
const shaded = (darkness: (column: number) => number): GrayImage => ({
  ...size,
  data: Uint8Array.from({ length: size.width * size.height }, (_, k) => {
    const [column, row] = [k % size.width, Math.floor(k / size.width)];
    return row % 30 < 3 ? fullInk : Math.round(darkness(column));
  }),
});

describe('levelBackground', () => {
  it('takes a shadow off and keeps full ink', () => {
    const { data } = levelBackground(
      shaded((column) => 20 + column / 4),
      options,
    );
    for (let v = 0; v < size.height; v++) {
      for (let u = 10; u < size.width - 10; u++) {
        const value = data[v * size.width + u]!;
        if (v % 30 < 3) expect(value).toBeGreaterThanOrEqual(fullInk - 1);
        else expect(value).toBeLessThanOrEqual(4);
      }
    }
  });

  it('leaves bare paper as it is', () => {
    const plane = shaded(() => 0);
    expect(levelBackground(plane, options).data).toEqual(plane.data);
  });

  it('takes the plane for the result where it may', () => {
    const plane = shaded((column) => 20 + column / 4);
    const expected = levelBackground(plane, options).data;
    const copy = { ...plane, data: plane.data.slice() };
    const found = levelBackground(copy, { ...options, inPlace: true });
    expect(found.data).toBe(copy.data);
    expect(found.data).toEqual(expected);
    expect(plane.data).not.toEqual(expected);
  });
});
