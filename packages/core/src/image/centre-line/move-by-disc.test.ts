import { expect, test } from 'vitest';
import { moveByDisc } from './move-by-disc.ts';

test('a level edge moves by the radius, inward', () => {
  expect([...moveByDisc(new Float32Array(9).fill(10), 1.5, 1)]).toEqual(Array(9).fill(11.5));
  expect([...moveByDisc(new Float32Array(9).fill(10), 1.5, -1)]).toEqual(Array(9).fill(8.5));
});

test('a slanted edge moves by the radius along its normal', () => {
  for (const slope of [0.5, 1, 3, 10]) {
    const edge = Float32Array.from({ length: 21 }, (_, u) => slope * u);
    const expected = slope * 10 + 1.5 * Math.sqrt(1 + slope * slope);
    expect(Math.abs(moveByDisc(edge, 1.5, 1)[10]! - expected)).toBeLessThan(0.1);
  }
});

test('the upper edge of a disc moves to the middle of the disc', () => {
  const radius = 6;
  const edge = Float32Array.from({ length: 25 }, (_, u) => {
    const d = u - 12;
    return Math.abs(d) < radius ? 40 - Math.sqrt(radius * radius - d * d) : Number.NaN;
  });
  expect(Math.abs(moveByDisc(edge, radius, 1)[12]! - 40)).toBeLessThan(0.06);
});

test('a column without an edge stays without one, and does not reach its neighbours', () => {
  const edge = Float32Array.from([10, 10, Number.NaN, 10, 10]);
  expect([...moveByDisc(edge, 2, 1)]).toEqual([12, 12, Number.NaN, 12, 12]);
});
