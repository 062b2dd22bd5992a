import type { GrayImage } from '../model/image.ts';
import type { Homography } from './homography.ts';

/**
 * A plane seen through a perspective: pixel (u, v) of the result shows what `toSource` says of (u, v), between four pixels.
 * Outside the source the result is 0.
 */
export function warpPlane(
  source: GrayImage,
  toSource: Homography,
  { width, height }: { readonly width: number; readonly height: number },
): GrayImage {
  const result = { width, height, data: new Uint8Array(width * height) };
  const [a, b, c, d, e, f, g, h, i] = toSource as unknown as readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const { data } = source;
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const depth = g * u + h * v + i;
      const column = (a * u + b * v + c) / depth;
      const row = (d * u + e * v + f) / depth;
      if (!(column >= 0 && row >= 0 && column < source.width - 1 && row < source.height - 1)) continue;
      const left = column | 0;
      const top = row | 0;
      const p = top * source.width + left;
      const q = p + source.width;
      const upper = data[p]! + (data[p + 1]! - data[p]!) * (column - left);
      const lower = data[q]! + (data[q + 1]! - data[q]!) * (column - left);
      result.data[v * width + u] = upper + (lower - upper) * (row - top) + 0.5;
    }
  }
  return result;
}
