import { inkNetworkStride } from '@einthoven/core/network';
import { expect, it } from 'vitest';
import { createInkNetwork } from './create-ink-network.ts';

const size = { height: 2 * inkNetworkStride, width: 3 * inkNetworkStride };
const plane = size.height * size.width;

/** A dark line of three rows in the planes of ink, from side to side. */
function drawLine(): Float32Array {
  const input = new Float32Array(5 * plane);
  for (let row = 30; row < 33; row++) {
    for (const index of [0, 2])
      input.fill(0.8, index * plane + row * size.width, index * plane + (row + 1) * size.width);
  }
  return input;
}

it('sees nothing on bare paper', async () => {
  const network = await createInkNetwork();
  const { covered, line } = await network!(new Float32Array(5 * plane), size);
  expect(covered).toHaveLength(3 * plane);
  expect(line).toHaveLength(2 * plane);
  expect(Math.max(...covered)).toBeLessThan(0.3);
  expect(Math.max(...line)).toBeLessThan(0.3);
});

it('marks the middle of a line, at every half column, twice the same', async () => {
  const network = await createInkNetwork();
  const first = await network!(drawLine(), size);
  const across = 2 * size.width;
  for (let k = 40; k < across - 40; k++) {
    const marks = Array.from({ length: size.height }, (_, row) => first.line[row * across + k]!);
    expect(marks.indexOf(Math.max(...marks))).toBe(31);
  }
  expect(await network!(drawLine(), size)).toEqual(first);
});
