import { expect, it } from 'vitest';
import { lendPlane } from './lend-plane.ts';

it('lends the same memory again while it is large enough', () => {
  const first = lendPlane('texts', 1000);
  expect(lendPlane('texts', 500)).toBe(first);
  expect(lendPlane('texts', 1000)).toBe(first);
  const larger = lendPlane('texts', 2000);
  expect(larger).not.toBe(first);
  expect(larger.byteLength).toBe(2000);
  expect(lendPlane('texts', 1000)).toBe(larger);
});

it('lends other memory for another use', () => {
  expect(lendPlane('traces', 1000)).not.toBe(lendPlane('texts', 1000));
});

it('does not keep planes of the largest pages', () => {
  const large = lendPlane('picture', (64 << 20) + 1);
  expect(lendPlane('picture', 1000)).not.toBe(large);
});
