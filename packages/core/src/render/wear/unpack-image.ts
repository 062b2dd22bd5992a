import type { RgbImage } from '../../model/image.ts';
import type { PackedImage } from './packed-image.ts';

/** The colours of a packed picture without its cover, in memory of their own. */
export function unpackImage({ width, height, address, scratch }: PackedImage): RgbImage {
  const data = new Uint8Array(3 * width * height);
  const { kernels, bytes } = scratch;
  scratch.borrow(() => {
    const line = scratch.take(3 * width);
    for (let row = 0; row < height; row++) {
      kernels.unpackLine(line, width, address + 4 * row * width);
      data.set(bytes.subarray(line, line + 3 * width), 3 * row * width);
    }
  });
  return { width, height, data };
}
