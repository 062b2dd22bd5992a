import { describe, expect, it } from 'vitest';
import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import { findBaselines } from './find-baselines.ts';

const pixelsPerMillimetre = 10;

/** Level traces with complexes, at the given heights (mm), drawn with a pen of the given thickness (mm). */
function findRowsOf(heights: readonly number[], pen: number): number[] {
  const [width, height] = [1500, 900];
  const data = new Uint8Array(width * height);
  const half = (pen * pixelsPerMillimetre) / 2;
  for (const y of heights) {
    for (let column = 100; column < 1400; column++) {
      const isSteep = column % 200 < 2 * half;
      const top = Math.round(y * pixelsPerMillimetre - half - (isSteep ? 100 : 0));
      const bottom = Math.round(y * pixelsPerMillimetre + half);
      for (let row = top; row < bottom; row++) data[row * width + column] = 255;
    }
  }
  const runs = inkRuns({ width, height, data }, 128);
  return findBaselines(runs, labelRuns(runs), pixelsPerMillimetre).map((row) => row / pixelsPerMillimetre);
}

describe('findBaselines', () => {
  it.each([0.3, 0.8, 1.6])('finds rows drawn with a pen of %d mm', (pen) => {
    const found = findRowsOf([20, 45, 70], pen);
    expect(found).toHaveLength(3);
    for (const [k, y] of [20, 45, 70].entries()) expect(Math.abs(found[k]! - y)).toBeLessThan(0.3);
  });
});
