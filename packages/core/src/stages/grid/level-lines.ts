import type { GrayImage } from '../../model/image.ts';

export interface LevelLinesOptions {
  /** Half the side of the square that gives the level of a pixel, in pixels. */
  readonly radius: number;
  /** Values above this are no lines but ink, stains or a table: they become level. */
  readonly brightest: number;
}

/** What the leveled picture holds where there is nothing. */
export const levelValue = 128;

/**
 * The lines alone: each pixel less the mean of the square around it, over what may be lines at all, around `levelValue`.
 * Edges of the sheet and stains beat with any grid; leveled, they keep still.
 */
export function levelLines(image: GrayImage, { radius, brightest }: LevelLinesOptions): GrayImage {
  const { width, height, data } = image;
  const sums = new Float64Array(width);
  const counts = new Float64Array(width);
  const output = new Uint8Array(width * height);
  const add = (row: number, sign: 1 | -1) => {
    if (row < 0 || row >= height) return;
    for (let x = 0, p = row * width; x < width; x++, p++) {
      if (data[p]! > brightest) continue;
      sums[x]! += sign * data[p]!;
      counts[x]! += sign;
    }
  };
  for (let row = 0; row < radius; row++) add(row, 1);
  for (let y = 0; y < height; y++) {
    add(y + radius, 1);
    add(y - radius - 1, -1);
    let [sum, count] = [0, 0];
    for (let x = 0; x < radius && x < width; x++) {
      sum += sums[x]!;
      count += counts[x]!;
    }
    for (let x = 0, p = y * width; x < width; x++, p++) {
      if (x + radius < width) {
        sum += sums[x + radius]!;
        count += counts[x + radius]!;
      }
      if (x - radius - 1 >= 0) {
        sum -= sums[x - radius - 1]!;
        count -= counts[x - radius - 1]!;
      }
      const value = data[p]! > brightest || count === 0 ? 0 : data[p]! - sum / count;
      output[p] = Math.min(Math.max(Math.round(levelValue + value), 0), 255);
    }
  }
  return { width, height, data: output };
}
