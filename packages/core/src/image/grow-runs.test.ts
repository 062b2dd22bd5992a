import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GrayImage } from '../model/image.ts';
import { growRuns } from './grow-runs.ts';
import { inkRuns } from './ink-runs.ts';

/** Pictures of up to 12 × 12 pixels, with ink (1) here and there. */
const pictures = fc
  .record({
    width: fc.integer({ min: 1, max: 12 }),
    height: fc.integer({ min: 1, max: 12 }),
    seed: fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
  })
  .map(({ width, height, seed }): GrayImage => {
    const data = Uint8Array.from({ length: width * height }, () => (seed.next().value === 0 ? 1 : 0));
    return { width, height, data };
  });

it('is what the picture gives whose ink was grown pixel by pixel', () => {
  fc.assert(
    fc.property(pictures, fc.integer({ min: 0, max: 3 }), (picture, reach) => {
      expect(growRuns(inkRuns(picture, 1), reach)).toEqual(inkRuns(growPixels(picture, reach), 1));
    }),
  );
});

function growPixels({ width, height, data }: GrayImage, reach: number): GrayImage {
  const grown = data.map((_, p) => {
    const [u, v] = [p % width, Math.floor(p / width)];
    return data.some((ink, q) => {
      const [across, down] = [Math.abs((q % width) - u), Math.abs(Math.floor(q / width) - v)];
      return ink === 1 && across <= reach && down <= reach;
    })
      ? 1
      : 0;
  });
  return { width, height, data: grown };
}
