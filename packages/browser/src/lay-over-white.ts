import type { RgbImage } from '@einthoven/core';

/** Four bytes a pixel, alpha not multiplied in, as a picture without alpha: laid over white. */
export function layOverWhite(rgba: ArrayLike<number>, width: number, height: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    const alpha = rgba[from + 3]! / 255;
    const paper = 255 * (1 - alpha) + 0.5;
    data[to] = rgba[from]! * alpha + paper;
    data[to + 1] = rgba[from + 1]! * alpha + paper;
    data[to + 2] = rgba[from + 2]! * alpha + paper;
  }
  return { width, height, data };
}
