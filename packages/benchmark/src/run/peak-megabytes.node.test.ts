import { expect, it } from 'vitest';
import { peakMegabytes } from './peak-megabytes.ts';

it('rises by at least the memory that is filled, and never falls', () => {
  const before = peakMegabytes();
  let block: Buffer | null = Buffer.alloc(Math.ceil(before * 1e6) + 50_000_000, 1);
  const during = peakMegabytes();
  expect(block.at(-1)).toBe(1);
  block = null;
  expect(during).toBeGreaterThan(before + 40);
  expect(peakMegabytes()).toBeGreaterThanOrEqual(during);
});
