import { lineInputs } from '@einthoven/core/network';
import { expect, it } from 'vitest';
import { createLineNetwork } from './create-line-network.ts';

it('answers each half column of traces of any length with a move and a doubt', async () => {
  const network = await createLineNetwork();
  for (const count of [64, 500]) {
    const { move, doubt } = await network!(new Uint8Array(lineInputs * count).fill(128), count);
    expect(move).toHaveLength(count);
    expect(doubt).toHaveLength(count);
    expect(move.every(Number.isFinite)).toBe(true);
    expect(doubt.every((size) => size > 0)).toBe(true);
  }
});
