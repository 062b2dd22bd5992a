import { expect, it } from 'vitest';
import { decodeImage } from './decode-image.ts';
import { encodePng } from './encode-png.ts';
import { hashBytes } from './hash-bytes.ts';
import { makeTestPixels, testHeight, testWidth } from './test-pages.ts';

it('writes pixels that read back the same', async () => {
  const pixels = makeTestPixels();
  const png = await encodePng({ width: testWidth, height: testHeight, data: pixels });
  const { image } = await decodeImage(png);
  expect(hashBytes(image.data)).toBe(hashBytes(pixels));
});

it('hashes as FIPS 180-4 says', () => {
  const abc = new TextEncoder().encode('abc');
  expect(hashBytes(abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
