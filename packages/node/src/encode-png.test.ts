import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { decodeImage } from './decode-image.ts';
import { drawContactSheet } from './draw-contact-sheet.ts';
import { encodeGrayPng } from './encode-gray-png.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { encodePng } from './encode-png.ts';
import { hashBytes } from './hash-bytes.ts';
import { makeTestPixels, testHeight, testWidth } from './test-pages.ts';

it('writes pixels that read back the same', async () => {
  const pixels = makeTestPixels();
  const png = await encodePng({ width: testWidth, height: testHeight, data: pixels });
  const { image } = await decodeImage(png);
  expect(hashBytes(image.data)).toBe(hashBytes(pixels));
});

it('writes masks with one byte a pixel', async () => {
  const data = Uint8Array.from({ length: 40 * 30 }, (_, index) => (index * 7) % 256);
  const png = await encodeGrayPng({ width: 40, height: 30, data }, { compressionLevel: 1 });
  const { width, height, channels } = await sharp(png).metadata();
  expect([width, height, channels]).toEqual([40, 30, 1]);
  const read = await sharp(png).toColourspace('b-w').raw().toBuffer();
  expect(hashBytes(read)).toBe(hashBytes(data));
});

it('writes JPEG nearer to the pixels the higher its quality', async () => {
  const image = { width: testWidth, height: testHeight, data: makeTestPixels() };
  const errorOf = async (quality: number) => {
    const read = await decodeImage(await encodeJpeg(image, { quality }));
    return read.image.data.reduce((sum, value, index) => sum + Math.abs(value - image.data[index]!), 0);
  };
  expect(await errorOf(95)).toBeLessThan(0.8 * (await errorOf(10)));
});

it('sets pictures side by side, each whole in its cell', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'einthoven-sheet-'));
  const paths = [];
  for (const [index, value] of [250, 200, 150].entries()) {
    const path = join(folder, `${index}.png`);
    const data = new Uint8Array(100 * 50 * 3).fill(value);
    await writeFile(path, await encodePng({ width: 100, height: 50, data }));
    paths.push(path);
  }
  const { image } = await decodeImage(await drawContactSheet(paths, { columns: 2, cellWidth: 40, cellHeight: 40 }));
  expect([image.width, image.height]).toEqual([8 + 2 * 48, 8 + 2 * 48]);
  const at = (column: number, row: number) => image.data[3 * (row * image.width + column)];
  expect([at(28, 28), at(76, 28), at(28, 76), at(76, 76), at(28, 12)]).toEqual([250, 200, 150, 64, 64]);
});

it('hashes as FIPS 180-4 says', () => {
  const abc = new TextEncoder().encode('abc');
  expect(hashBytes(abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
