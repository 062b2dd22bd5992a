import { describe, expect, it } from 'vitest';
import { inkRuns } from '../../image/ink-runs.ts';
import { explainInk } from './explain-ink.ts';

const scale = 10;
const [width, height] = [400, 400];

/** Corners of a line, as column and row. */
type Corners = readonly (readonly [number, number])[];

function wayThrough(corners: Corners): Float32Array {
  const way = new Float32Array(width).fill(Number.NaN);
  for (let n = 1; n < corners.length; n++) {
    const [[u0, v0], [u1, v1]] = [corners[n - 1]!, corners[n]!];
    for (let u = u0; u <= u1; u++) way[u] = v0 + ((v1 - v0) * (u - u0)) / (u1 - u0);
  }
  return way;
}

function drawInk(ways: readonly Float32Array[]) {
  const data = new Float32Array(width * height);
  for (const way of ways) {
    for (let u = 0; u < width; u++) {
      const next = Number.isNaN(way[u + 1] ?? Number.NaN) ? way[u]! : way[u + 1]!;
      // Never where there is no way: comparisons with NaN are false.
      const [top, bottom] = [Math.min(way[u]!, next), Math.max(way[u]!, next)];
      for (let v = Math.round(top) - 1; v <= Math.round(bottom) + 1; v++) data[v * width + u] = 1;
    }
  }
  return inkRuns({ width, height, data }, 0.35);
}

const options = { pixelsPerMillimetre: scale, baselines: [100, 250] };

// The upper row ends on its way back from an S wave that reaches down to the R wave of the lower one.
const upper = wayThrough([
  [10, 100],
  [350, 100],
  [365, 260],
  [380, 140],
]);
const lower = wayThrough([
  [10, 250],
  [345, 250],
  [360, 200],
  [370, 330],
  [380, 280],
]);

/** Largest distance between two ways. */
function distance(a: Float32Array, b: Float32Array): number {
  return Math.max(...a.map((y, u) => (Number.isNaN(y) ? 0 : Math.abs(y - b[u]!))));
}

describe('explainInk', () => {
  it('gives each row its own end where both ended on that of one', () => {
    const runs = drawInk([upper, lower]);
    const astray = lower.map((y, u) => (u < 363 ? y : upper[u]!));
    const [above, below] = explainInk(runs, [upper, astray], options);
    expect(Math.abs(below![380]! - 280)).toBeLessThan(scale);
    expect(Math.abs(above![380]! - 140)).toBeLessThan(scale);
  });

  it('leaves ways alone that explain all ink', () => {
    const runs = drawInk([upper, lower]);
    const ways = [upper, lower];
    explainInk(runs, ways, options).forEach((way, row) => {
      expect(distance(way, ways[row]!)).toBe(0);
    });
  });

  it('leaves a stroke alone that no two rows quarrel about', () => {
    const print = wayThrough([
      [200, 100],
      [204, 60],
      [208, 100],
    ]);
    const flat = [
      wayThrough([
        [10, 100],
        [380, 100],
      ]),
      wayThrough([
        [10, 250],
        [380, 250],
      ]),
    ];
    const runs = drawInk([...flat, print]);
    explainInk(runs, flat, options).forEach((way, row) => {
      expect(distance(way, flat[row]!)).toBe(0);
    });
  });
});
