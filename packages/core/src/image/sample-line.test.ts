import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../model/image.ts';
import { sampleLine } from './sample-line.ts';

const size = { width: 12, height: 9 };
/** A plane on which bilinear samples are exact: the value is a linear function of the place. */
const ramp: GrayImage = {
  ...size,
  data: Uint8Array.from(
    { length: size.width * size.height },
    (_, k) => 10 * (k % size.width) + 12 * Math.floor(k / size.width),
  ),
};
const line = (column: readonly number[], row: readonly number[]) => ({
  column: Float64Array.from(column),
  row: Float64Array.from(row),
  moveTo: () => {},
});

describe('sampleLine', () => {
  it('samples straight stretches from point to point', () => {
    const target = new Uint8Array(9);
    sampleLine(ramp, line([1, 3, 4], [2, 2.5, 4.5]), { target, stride: 4 });
    const places = [0, 1, 2, 3].map((k) => [1 + k / 2, 2 + k / 8]);
    const more = [0, 1, 2, 3].map((k) => [3 + k / 4, 2.5 + k / 2]);
    const expected = [...places, ...more].map(([c, r]) => Math.floor(10 * c! + 12 * r! + 0.5));
    expect([...target]).toEqual([...expected, 0]);
  });

  it('leaves what lies outside as it is, on stretches that cross an edge or touch one', () => {
    const target = new Uint8Array(13).fill(7);
    sampleLine(ramp, line([-2, 10, 12.5, 13], [4, 4, 4, 4]), { target, stride: 4 });
    // From column −2 in steps of 3, then from 10 in steps of 0.625: column 11, the last, has no right neighbour.
    const inside = [1, 4, 7, 10, 10.625].map((column) => Math.floor(10 * column + 48 + 0.5));
    expect([...target]).toEqual([7, ...inside, ...new Array<number>(7).fill(7)]);
  });

  it('reads the first pixel itself', () => {
    const target = new Uint8Array(2);
    sampleLine(ramp, line([0, 2], [0, 0]), { target, stride: 2 });
    expect([...target]).toEqual([0, 10]);
  });
});
