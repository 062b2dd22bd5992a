import { describe, expect, it } from 'vitest';
import type { FloatImage } from '../../model/image.ts';
import { clearBars } from './clear-bars.ts';

const pixelsPerMillimetre = 10;

/** Draws polylines with a square pen of 3 pixels on a page of 60 × 120. */
function draw(...lines: readonly (readonly (readonly [number, number])[])[]): FloatImage {
  const [width, height] = [60, 120];
  const data = new Float32Array(width * height);
  for (const points of lines) {
    for (const [k, [toX, toY]] of points.slice(1).entries()) {
      const [fromX, fromY] = points[k]!;
      const steps = 4 * Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
      for (let n = 0; n <= steps; n++) {
        const x = Math.round(fromX + ((toX - fromX) * n) / steps);
        const y = Math.round(fromY + ((toY - fromY) * n) / steps);
        for (let b = -1; b <= 1; b++) for (let a = -1; a <= 1; a++) data[(y + b) * width + x + a] = 1;
      }
    }
  }
  return { width, height, data };
}

const spike = [
  [5, 100],
  [24, 100],
  [30, 10],
  [36, 100],
  [55, 100],
] as const;
const bar = [
  [27, 75],
  [33, 75],
] as const;

describe('the inside of a spike', () => {
  it.each(['upright', 'upside down'] as const)('loses what a grid line left there (%s)', (way) => {
    const turn = (points: readonly (readonly [number, number])[]) =>
      points.map(([x, y]) => [x, way === 'upright' ? y : 119 - y] as const);
    const clean = clearBars(draw(turn(spike), turn(bar)), { pixelsPerMillimetre });
    const row = way === 'upright' ? 75 : 44;
    expect([29, 30, 31].map((u) => clean.data[row * 60 + u])).toEqual([0, 0, 0]);
    expect(clean.data[row * 60 + 25]).toBe(1);
  });

  it('keeps a spike as it is', () => {
    const ink = draw(spike);
    expect(clearBars(ink, { pixelsPerMillimetre }).data).toEqual(ink.data);
  });

  it('keeps the notch between two tips', () => {
    const ink = draw([
      [5, 100],
      [22, 100],
      [27, 10],
      [30, 50],
      [33, 10],
      [38, 100],
      [55, 100],
    ]);
    expect(clearBars(ink, { pixelsPerMillimetre }).data).toEqual(ink.data);
  });

  it('keeps bars farther apart than a complex is wide', () => {
    const ink = draw(
      [
        [10, 100],
        [10, 10],
        [50, 10],
        [50, 100],
      ],
      [
        [10, 60],
        [50, 60],
      ],
    );
    expect(clearBars(ink, { pixelsPerMillimetre }).data).toEqual(ink.data);
  });
});
