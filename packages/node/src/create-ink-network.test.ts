import { inkCellInputs, inkCellOutputs, inkCellSide, inkNetworkStride } from '@einthoven/core/network';
import { expect, it } from 'vitest';
import { createInkNetwork } from './create-ink-network.ts';

const size = { height: 2 * inkNetworkStride, width: 3 * inkNetworkStride };
const across = size.width / inkCellSide;
const cellCount = across * (size.height / inkCellSide);

const sizes = ['full', 'small'] as const;

/** A chance of 0.3 in the bytes of an answer; and what a mark of a bare line has at least, 0.5 and 0.4. */
const unlikely = 133;
const likely = { full: 150, small: 142 };

/** A dark line of three rows in the planes of ink, from side to side. */
function drawLine(): Uint8Array {
  const cells = new Uint8Array(cellCount * inkCellInputs);
  for (let row = 30; row < 33; row++) {
    for (let a = 0; a < across; a++) {
      const cell = (Math.floor(row / inkCellSide) * across + a) * inkCellInputs + (row % inkCellSide) * inkCellSide;
      for (const plane of [0, 2]) cells.fill(204, cell + 16 * plane, cell + 16 * plane + inkCellSide);
    }
  }
  return cells;
}

/** The answer's mark of a half column. */
function markAt(answer: Uint8Array, row: number, k: number): number {
  const cell = Math.floor(row / inkCellSide) * across + Math.floor(k / 8);
  return answer[cell * inkCellOutputs + 32 + (row % inkCellSide) * 8 + (k % 8)]!;
}

it.each(sizes)('sees nothing on bare paper: the %s network', async (which) => {
  const network = await createInkNetwork({ size: which });
  const answer = await network!(new Uint8Array(cellCount * inkCellInputs), size);
  expect(answer).toHaveLength(cellCount * inkCellOutputs);
  expect(Math.max(...answer)).toBeLessThan(unlikely);
});

it.each(sizes)('marks the middle of a line, at every half column, twice the same: the %s network', async (which) => {
  const network = await createInkNetwork({ size: which });
  const first = await network!(drawLine(), size);
  for (let k = 40; k < 2 * size.width - 40; k++) {
    const marks = Array.from({ length: size.height }, (_, row) => markAt(first, row, k));
    expect(marks.indexOf(Math.max(...marks))).toBe(31);
    expect(marks[31]).toBeGreaterThan(likely[which]);
  }
  expect(await network!(drawLine(), size)).toEqual(first);
});
