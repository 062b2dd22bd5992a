import type { RgbImage } from '@einthoven/core';
import type { SeededRandom } from '@einthoven/core/render';
import sharp from 'sharp';

const jpegPart = 0.5;

/** A JPEG of random quality, or a PNG. */
export async function encodePicture({ width, height, data }: RgbImage, random: SeededRandom): Promise<Uint8Array> {
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  if (random.uniform() >= jpegPart) return picture.png({ compressionLevel: 1 }).toBuffer();
  const quality = Math.round(35 + 60 * random.uniform());
  return picture.jpeg({ quality, chromaSubsampling: random.uniform() < 0.5 ? '4:2:0' : '4:4:4' }).toBuffer();
}
