import sharp from 'sharp';
import { expect, it } from 'vitest';
import { takeWebpTurn } from './take-webp-turn.ts';

const sheet = sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } });

it.each([1, 2, 3, 4, 5, 6, 7, 8])('finds turn %i and leaves a picture without it', async (orientation) => {
  const bytes = new Uint8Array(await sheet.clone().withMetadata({ orientation }).webp().toBuffer());
  const before = bytes.slice();
  const taken = takeWebpTurn(bytes);
  expect(taken.orientation).toBe(orientation);
  expect(bytes).toEqual(before);
  expect(taken.bytes).toHaveLength(bytes.length);
  const { orientation: left, width, height } = await sharp(taken.bytes).metadata();
  expect([left ?? 1, width, height]).toEqual([1, 40, 30]);
});

it('is content with files that say nothing, or break off', async () => {
  const plain = new Uint8Array(await sheet.clone().webp().toBuffer());
  expect(takeWebpTurn(plain)).toEqual({ bytes: plain, orientation: 1 });
  const turned = new Uint8Array(await sheet.clone().withMetadata({ orientation: 6 }).webp().toBuffer());
  for (let length = 12; length < turned.length; length++) {
    expect([1, 6]).toContain(takeWebpTurn(turned.subarray(0, length)).orientation);
  }
});
