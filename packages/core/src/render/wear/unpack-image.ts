import type { RgbImage } from '../../model/image.ts';
import type { PackedImage } from './packed-image.ts';

/** The colours of a packed picture without its cover, in memory of their own. The packed one is lost. */
export function unpackImage({ width, height, address, scratch }: PackedImage): RgbImage {
  const count = width * height;
  // Bytes are written behind the pixels that are read: three of four.
  scratch.kernels.unpackLine(address, count, address);
  return { width, height, data: scratch.bytes.slice(address, address + 3 * count) };
}
