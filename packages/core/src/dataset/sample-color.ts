import type { RgbImage } from '../model/image.ts';

/** Red, green and blue between the pixels, linear, held at the edge of the picture. Writes into `into`. */
export function sampleColor({ width, height, data }: RgbImage, column: number, row: number, into: Float64Array): void {
  const c = Math.max(0, Math.min(width - 1, column));
  const r = Math.max(0, Math.min(height - 1, row));
  const left = Math.min(width - 2, Math.floor(c));
  const top = Math.min(height - 2, Math.floor(r));
  const right = c - left;
  const below = r - top;
  const at = 3 * (top * width + left);
  const under = at + 3 * width;
  for (let channel = 0; channel < 3; channel++) {
    const upper = data[at + channel]! + right * (data[at + 3 + channel]! - data[at + channel]!);
    const lower = data[under + channel]! + right * (data[under + 3 + channel]! - data[under + channel]!);
    into[channel] = upper + below * (lower - upper);
  }
}
