import { expect, test } from 'vitest';
import { settle } from './settle.ts';

const line = (length: number, row: (column: number) => number) => Float32Array.from({ length }, (_, u) => row(u));

test('edges that agree, or that disagree on a straight piece, give their mean', () => {
  expect(
    settle(
      line(11, () => 10),
      line(11, () => 10.2),
      3,
    )[5],
  ).toBeCloseTo(10.1, 5);
  expect(
    settle(
      line(11, (u) => 10 + u),
      line(11, (u) => 12 + u),
      3,
    )[5],
  ).toBeCloseTo(16, 5);
});

test('on a peak the upper one counts, in a valley the lower one', () => {
  const peak = (u: number) => 10 + 2 * Math.abs(u - 5);
  expect(
    settle(
      line(11, peak),
      line(11, (u) => peak(u) + 2),
      3,
    )[5],
  ).toBe(10);
  const valley = (u: number) => 30 - 2 * Math.abs(u - 5);
  expect(
    settle(
      line(11, (u) => valley(u) - 2),
      line(11, valley),
      3,
    )[5],
  ).toBe(30);
});

test('missing columns stay missing and count as level beside others', () => {
  const closed = line(7, (u) => (u === 1 ? Number.NaN : 10));
  const y = settle(
    closed,
    line(7, () => 11),
    2,
  );
  expect(y[1]).toBeNaN();
  expect(y[3]).toBe(10.5);
});
