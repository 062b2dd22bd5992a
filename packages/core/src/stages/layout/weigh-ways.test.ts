import { expect, it } from 'vitest';
import { inkRuns } from '../../image/ink-runs.ts';
import { cutRuns } from './cut-runs.ts';
import { weighWays } from './weigh-ways.ts';

const [width, height] = [30, 60];
// A bar of ten rows, and one of six below it.
const data = new Float32Array(width * height).map((_, n) => {
  const row = Math.floor(n / width);
  return (row >= 10 && row < 20) || (row >= 40 && row < 46) ? 1 : 0;
});
const runs = inkRuns({ width, height, data }, 0.5);
const along = (row: number) => new Float32Array(width).fill(row);

it('counts ink once where one way explains it, and not at all where two do', () => {
  const one = weighWays(runs, [along(14)], 3);
  expect(one).toBeCloseTo(6 * width);
  expect(weighWays(runs, [along(14), along(14)], 3)).toBeCloseTo(0);
  expect(weighWays(runs, [along(14), along(42)], 3)).toBeCloseTo(11 * width);
});

it('sees the same in a piece of the page', () => {
  const part = cutRuns(runs, 5, 14);
  expect(part.width).toBe(10);
  expect(weighWays(part, [along(14).slice(5, 15)], 3)).toBeCloseTo(60);
});
