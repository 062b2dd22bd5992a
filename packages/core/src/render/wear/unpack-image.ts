import type { RgbImage } from '../../model/image.ts';
import type { PackedImage } from './packed-image.ts';

/** The colours of a packed picture without its cover. */
export function unpackImage({ width, height, data }: PackedImage): RgbImage {
  const bytes = new Uint8Array(3 * data.length);
  for (let index = 0, at = 0; index < data.length; index++, at += 3) {
    const pixel = data[index]!;
    bytes[at] = pixel;
    bytes[at + 1] = pixel >> 8;
    bytes[at + 2] = pixel >> 16;
  }
  return { width, height, data: bytes };
}
