import type { RgbImage } from '@einthoven/core';
import sharp from 'sharp';

/** The picture as PNG bytes, 8-bit RGB, nothing lost. */
export async function encodePng({ width, height, data }: RgbImage): Promise<Uint8Array> {
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return new Uint8Array(png.buffer, png.byteOffset, png.byteLength);
}
