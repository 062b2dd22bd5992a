import { expect, it } from 'vitest';
import { readCurve } from './read-curve.ts';

it('reads a curve straight between its points and level beyond them', () => {
  const curve = { at: [0, 10, 20], value: [1, 2, 6] };
  expect([-5, 0, 5, 10, 15, 20, 99].map((x) => readCurve(curve, x))).toEqual([1, 1, 1.5, 2, 4, 6, 6]);
});
