import { expect, it } from 'vitest';
import type { FloatImage } from '../../model/image.ts';
import { followStroke } from './follow-stroke.ts';

const ends = [
  { column: 20, row: 10 },
  { column: 30, row: 150 },
] as const;

/** A line of that ink between the ends, with paper in every `broken`th row. */
function draw(darkness: number, broken: number): FloatImage {
  const image = { width: 60, height: 200, data: new Float32Array(60 * 200) };
  for (let row = 10; row <= 150; row++) {
    if (row % broken !== 0) image.data[row * 60 + Math.round(20 + (row - 10) / 14)] = darkness;
  }
  return image;
}

it('follows a weak stroke, over breaks, up and down', () => {
  const ink = draw(0.2, 7);
  const down = followStroke(ink, ends, { scale: 10 })!;
  expect(down).toHaveLength(141);
  for (const [n, column] of down.entries()) expect(Math.abs(column - 20 - n / 14)).toBeLessThanOrEqual(2);
  const up = followStroke(ink, [ends[1], ends[0]], { scale: 10 })!;
  expect([up[0], up[140]]).toEqual([30, 20]);
});

it.each([
  ['paper', draw(0, 2)],
  ['ink that is weaker', draw(0.05, 7)],
  ['a stroke of which half is missing', draw(0.2, 2)],
])('finds no stroke in %s', (_, ink) => {
  expect(followStroke(ink, ends, { scale: 10 })).toBeNull();
});
