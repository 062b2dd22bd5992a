import { expect, it } from 'vitest';
import { rootOf } from './root-of.ts';

it('goes up to the member that is its own parent, and shortens the way for the next', () => {
  const parent = Int32Array.of(0, 0, 1, 2, 3, 5);
  expect(rootOf(parent, 4)).toBe(0);
  expect(rootOf(parent, 5)).toBe(5);
  expect([...parent]).toEqual([0, 0, 0, 2, 2, 5]);
});
