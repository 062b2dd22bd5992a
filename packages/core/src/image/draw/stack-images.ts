import type { RgbImage } from '../../model/image.ts';
import type { Color } from './color.ts';
import { createImage } from './create-image.ts';

/** One picture under the other, at the left, the narrower ones filled up with a colour. */
export function stackImages(images: readonly RgbImage[], color: Color): RgbImage {
  const width = Math.max(...images.map((image) => image.width));
  const height = images.reduce((sum, image) => sum + image.height, 0);
  const stack = createImage(width, height, color);
  let top = 0;
  for (const image of images) {
    for (let row = 0; row < image.height; row++) {
      const line = image.data.subarray(row * image.width * 3, (row + 1) * image.width * 3);
      stack.data.set(line, (top + row) * width * 3);
    }
    top += image.height;
  }
  return stack;
}
