import type { RgbImage } from '../../model/image.ts';
import type { PackedImage } from './packed-image.ts';

/** The colours of a packed picture without its cover, in the memory of that picture, which is lost. */
export function unpackImage({ width, height, data }: PackedImage): RgbImage {
  // Bytes are written behind the pixel that is read: three of four.
  const bytes = new Uint8Array(data.buffer, data.byteOffset, 3 * data.length);
  for (let index = 0, at = 0; index < data.length; index++, at += 3) {
    const pixel = data[index]!;
    bytes[at] = pixel;
    bytes[at + 1] = pixel >> 8;
    bytes[at + 2] = pixel >> 16;
  }
  return { width, height, data: bytes };
}
