import { expect, it } from 'vitest';
import { drawNetworkInput, padToStride } from './draw-network-input.ts';
import type { InkNetworkPlanes } from './flatten-for-network.ts';

const plane = (width: number, height: number, value: number) => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(value),
});

function planes(width: number, height: number): InkNetworkPlanes {
  return {
    left: -3,
    top: 2,
    ink: plane(width, height, 255),
    grid: plane(width, height, 51),
    clean: plane(width, height, 0),
  };
}

it('marks lines of the grid on whole millimetres, 5 mm lines twice as strongly', () => {
  const input = drawNetworkInput(planes(40, 32), { first: 0, height: 32, width: 64 });
  const upright = input.subarray(3 * 32 * 64, 3 * 32 * 64 + 64);
  // Pixel 0 is x = -3 mm, so that x = 0 stands at pixel 24.
  expect([...upright.subarray(0, 41)].flatMap((value, u) => (value > 0 ? [[u, value]] : []))).toEqual([
    [0, 0.5],
    [8, 0.5],
    [16, 0.5],
    [24, 1],
    [32, 0.5],
    [40, 0.5],
  ]);
});

it('marks lying lines of a strip by the place of its first row on the page', () => {
  const input = drawNetworkInput(planes(40, 64), { first: 16, height: 32, width: 64 });
  const lying = Array.from({ length: 32 }, (_, v) => input[4 * 32 * 64 + v * 64]!);
  // Row 16 is y = 4 mm, row 24 is y = 5 mm.
  expect(lying[0]).toBe(0.5);
  expect(lying[8]).toBe(1);
  expect(lying[3]).toBe(0);
});

it('holds the planes from 0 to 1, and bare paper beyond the page', () => {
  const input = drawNetworkInput(planes(40, 20), { first: 0, height: 32, width: 64 });
  expect(input[0]).toBe(1);
  expect(input[32 * 64]).toBeCloseTo(0.2, 6);
  expect(input[45]).toBe(0);
  expect(input[25 * 64]).toBe(0);
});

it.each([
  [1, 32],
  [32, 32],
  [33, 64],
])('pads %i to %i', (size, padded) => {
  expect(padToStride(size)).toBe(padded);
});
