import { describe, expect, it } from 'vitest';
import { inkRuns } from '../../image/ink-runs.ts';
import type { FloatImage } from '../../model/image.ts';
import { findPulses } from './find-pulses.ts';

const scale = 10;
const foot = 300;

/** Draws the way of a pen 3 pixels thick along upright and level lines. */
function draw(points: readonly (readonly [number, number])[]): FloatImage {
  const image = { width: 400, height: 500, data: new Float32Array(400 * 500) };
  for (const [k, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[Math.max(0, k - 1)]!;
    for (let v = Math.min(y, fromY) - 1; v <= Math.max(y, fromY) + 1; v++) {
      image.data.fill(1, v * image.width + Math.min(x, fromX) - 1, v * image.width + Math.max(x, fromX) + 2);
    }
  }
  return image;
}

function find(points: readonly (readonly [number, number])[]) {
  return findPulses(inkRuns(draw(points), 0.35), { pixelsPerMillimetre: scale, baselines: [foot] });
}

/** Steps of 25 pixels each, as high as given. */
function stairs(...heights: readonly number[]) {
  const steps = heights.flatMap((height, k): [number, number][] => [
    [100 + 25 * k, foot - height],
    [125 + 25 * k, foot - height],
  ]);
  return [[90, foot], [100, foot], ...steps, [100 + 25 * heights.length, foot], [160, foot]] as const;
}

describe('findPulses', () => {
  it('measures a pulse of one step, of any height', () => {
    for (const height of [50, 100, 83, -100]) {
      const [pulse, ...others] = find(stairs(height, height));
      expect(others).toEqual([]);
      expect(pulse).toMatchObject({ row: 0, left: 100, right: 150, top: foot - height });
      expect(pulse!.stair).toBeUndefined();
      expect(Math.abs(pulse!.foot - foot)).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    [100, 50],
    [50, 100],
    [200, 100],
    [-100, -50],
  ])('measures a stair of %d and %d pixels', (first, second) => {
    const [pulse] = find(stairs(first, second));
    expect(pulse).toMatchObject({ left: 100, right: 150, top: foot - first });
    expect(pulse!.stair).toMatchObject({ middle: 125, top: foot - second });
  });

  it('takes neither three steps nor a step that does not come back for a pulse', () => {
    expect(find(stairs(100, 50, 80))).toEqual([]);
    expect(
      find([
        [90, foot],
        [100, foot],
        [100, foot - 100],
        [200, foot - 100],
      ]),
    ).toEqual([]);
  });
});
