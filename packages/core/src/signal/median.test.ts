import { expect, it } from 'vitest';
import { median } from './median.ts';

it('is the middle value, by size and not by spelling', () => {
  expect(median([10, 9, -2])).toBe(9);
  expect(median(Float32Array.of(0.5))).toBe(0.5);
});

it('is the upper of two middle values', () => {
  expect(median([4, 1, 3, 2])).toBe(3);
});

it('is NaN where there are no values', () => {
  expect(median([])).toBeNaN();
});

it('leaves the values in their order', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});
