import type { ReadableFormat } from '@einthoven/core';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { requireWholeFile } from './require-whole-file.ts';

const picture = sharp({
  create: {
    width: 90,
    height: 70,
    channels: 3,
    background: 'white',
    noise: { type: 'gaussian', mean: 128, sigma: 40 },
  },
});
const kinds = [
  ['png', picture.clone().png()],
  ['jpeg', picture.clone().jpeg({ quality: 90 })],
  ['jpeg', picture.clone().jpeg({ progressive: true, quality: 30 })],
  ['gif', picture.clone().gif()],
  ['webp', picture.clone().webp()],
  ['avif', picture.clone().avif({ effort: 0 })],
] as const;
const files = await Promise.all(kinds.map(async ([format, file]) => [format, await file.toBuffer()] as const));

it.each(files)('%s: whole files pass, also from the middle of a buffer', (format, bytes) => {
  requireWholeFile(bytes, format);
  const inside = new Uint8Array(bytes.length + 9);
  inside.set(bytes, 5);
  requireWholeFile(inside.subarray(5, 5 + bytes.length), format);
});

it.each(files)('%s: any part of a file is refused', (format, bytes) => {
  // An AVIF of whole boxes without the one of its data is refused by the browser.
  const beforeData = format === 'avif' ? bytes.indexOf('mdat') - 4 : 0;
  const anyLength = fc.integer({ min: 20, max: bytes.length - 1 }).filter((length) => length !== beforeData);
  const refuse = (length: number) => {
    expect(() => requireWholeFile(bytes.subarray(0, length), format)).toThrow(
      expect.objectContaining({ code: 'IMAGE_BROKEN' }),
    );
  };
  fc.assert(fc.property(anyLength, refuse), { seed: 4, numRuns: 60, examples: [[bytes.length - 1]] });
});

it('lets what follows a picture be: cameras hang previews to it', () => {
  for (const [format, bytes] of files.filter(([format]) => format !== 'avif')) {
    requireWholeFile(Buffer.concat([bytes, Buffer.from('more')]), format);
  }
});

it('ends on bytes of any kind', () => {
  const formats: ReadableFormat[] = ['png', 'jpeg', 'gif', 'webp', 'avif'];
  const look = (bytes: Uint8Array, format: ReadableFormat) => {
    try {
      requireWholeFile(bytes, format);
    } catch (error) {
      expect(error).toMatchObject({ code: 'IMAGE_BROKEN' });
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...formats), look), { seed: 5 });
});
