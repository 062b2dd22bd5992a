import type { RgbImage } from '../../model/image.ts';
import type { Color } from './color.ts';

/** A picture of one colour, sides in pixels. */
export function createImage(width: number, height: number, color: Color): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let p = 0; p < data.length; p += 3) {
    data[p] = color[0];
    data[p + 1] = color[1];
    data[p + 2] = color[2];
  }
  return { width, height, data };
}
