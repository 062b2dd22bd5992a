import { expect, it } from 'vitest';
import { coveredBetween, coveredInk } from './covered-ink.ts';

it('covers a stroke half way to its neighbours and its radius beyond', () => {
  const covered = coveredInk([Float32Array.of(Number.NaN, 10, 10, 30)], 2);
  expect(covered[0]).toBeUndefined();
  expect(covered[1]).toEqual([{ top: 8, bottom: 12 }]);
  expect(covered[2]).toEqual([{ top: 8, bottom: 22 }]);
  expect(covered[3]).toEqual([{ top: 18, bottom: 32 }]);
});

it('measures the covered length of a way up or down', () => {
  const ranges = [
    { top: 8, bottom: 12 },
    { top: 20, bottom: 30 },
  ];
  expect(coveredBetween(ranges, 10, 25)).toBe(7);
  expect(coveredBetween(ranges, 25, 10)).toBe(7);
  expect(coveredBetween(ranges, 13, 19)).toBe(0);
});
