import type { DecodedImage } from '@einthoven/core';
import { decodeImage as decodeInNode } from '@einthoven/node';
import sharp, { type Sharp, type TiffOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from './decode-image.ts';

const width = 150;
const height = 110;

/** No turn and no mirror leaves it as it is. */
function paint(channels: 3 | 4 = 3): Sharp {
  const data = new Uint8Array(width * height * channels);
  for (let p = 0; p < width * height; p++) {
    const [column, row] = [p % width, Math.floor(p / width)];
    const bar = column % 16 < 3 ? 0 : 255;
    data.set([bar, row * 2, column < width / 2 ? 60 : 200, 128].slice(0, channels), p * channels);
  }
  return sharp(data, { raw: { width, height, channels } });
}

const bilevel = () => paint().extractChannel(0).toColourspace('b-w');

const kinds: Record<string, [Sharp, TiffOptions, number]> = {
  plain: [paint(), { compression: 'none' }, 0],
  lzw: [paint(), { compression: 'lzw' }, 0],
  'lzw with differences': [paint(), { compression: 'lzw', predictor: 'horizontal' }, 0],
  deflate: [paint(), { compression: 'deflate' }, 0],
  packbits: [paint(), { compression: 'packbits' }, 0],
  tiles: [paint(), { compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64 }, 0],
  fax: [bilevel(), { compression: 'ccittfax4', bitdepth: 1 }, 0],
  'one bit': [bilevel(), { compression: 'none', bitdepth: 1 }, 0],
  grey: [paint().toColourspace('b-w'), { compression: 'none' }, 0],
  '16 bits': [paint().toColourspace('rgb16'), { compression: 'lzw' }, 1],
  'half transparent': [paint(4), { compression: 'none' }, 1],
  // Decoders smooth the colours of a JPEG, which are stored at half the resolution, in different ways.
  jpeg: [paint(), { compression: 'jpeg', quality: 95 }, 60],
};

describe('TIFF', () => {
  it.each(Object.entries(kinds))('%s comes out as in Node', async (_, [picture, options, tolerance]) => {
    const bytes = await picture.tiff(options).toBuffer();
    const found = await decodeImage(bytes);
    const expected = await decodeInNode(bytes);
    expect([found.image.width, found.image.height]).toEqual([width, height]);
    const differences = found.image.data.map((value, p) => Math.abs(value - expected.image.data[p]!));
    expect(differences.reduce((a, b) => Math.max(a, b), 0)).toBeLessThanOrEqual(tolerance);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is turned upright from %i', async (orientation) => {
    const bytes = await paint().withMetadata({ orientation }).tiff({ compression: 'none' }).toBuffer();
    const { image } = await decodeImage(bytes);
    expect(image).toEqual((await decodeInNode(bytes)).image);
    expect(image.width > image.height).toBe(orientation < 5);
  });

  it('gives each page', async () => {
    const shades = [200, 100, 0];
    const sheets = shades.map((r) =>
      sharp({ create: { width: 40, height: 30, channels: 3, background: { r, g: 0, b: 0 } } })
        .png()
        .toBuffer(),
    );
    const bytes = await sharp(await Promise.all(sheets), { join: { animated: true } })
      .tiff({ compression: 'lzw' })
      .toBuffer();
    for (const [index, shade] of shades.entries()) {
      expect((await decodeImage(bytes, index)).image.data.slice(0, 3)).toEqual(Uint8Array.of(shade, 0, 0));
    }
    await expect(decodeImage(bytes, 3)).rejects.toMatchObject({ code: 'PAGE_NOT_FOUND' });
  });

  it.each(Object.entries(kinds))('%s, cut off anywhere, is whole or refused', async (_, [picture, options]) => {
    const bytes = await picture.tiff(options).toBuffer();
    const { image } = await decodeImage(bytes);
    const cut = async (length: number) => {
      const outcome = await decodeImage(bytes.subarray(0, length)).catch((error: unknown) => error);
      // What stands at the very end may be no part of the picture, such as its resolution.
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'IMAGE_BROKEN' });
      else expect((outcome as DecodedImage).image.data).toEqual(image.data);
      return outcome instanceof Error;
    };
    expect(await cut(Math.floor(bytes.length / 2))).toBe(true);
    for (let missing = 1; missing < 400; missing += 13) await cut(Math.max(20, bytes.length - missing));
  });
});

it('reads a bitmap by code of its own', async () => {
  const header = new DataView(new ArrayBuffer(58));
  header.setUint16(0, 0x424d);
  for (const [at, value] of [
    [10, 54],
    [14, 40],
    [18, 1],
    [22, 1],
  ] as const)
    header.setUint32(at, value, true);
  header.setUint16(28, 24, true);
  const bytes = new Uint8Array(header.buffer);
  bytes.set([3, 2, 1], 54);
  expect((await decodeImage(bytes)).image.data).toEqual(Uint8Array.of(1, 2, 3));
});

it('goes by the header before anything is decoded', async () => {
  const bytes = await paint().png().toBuffer();
  await expect(decodeImage(bytes, 0, { maximumPixels: 100 })).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' });
  await expect(decodeImage(bytes, 1)).rejects.toMatchObject({ code: 'PAGE_NOT_FOUND' });
  await expect(decodeImage(bytes.subarray(0, -4))).rejects.toMatchObject({ code: 'IMAGE_BROKEN' });
  await expect(decodeImage(Buffer.from('no picture'))).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
});

it('says that browsers give no later frames', async () => {
  const frames = await Promise.all(
    [10, 200].map((r) =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: { r, g: 0, b: 0 } } })
        .png()
        .toBuffer(),
    ),
  );
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  await expect(decodeImage(bytes, 1)).rejects.toMatchObject({ code: 'FORMAT_UNSUPPORTED' });
});
