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
  const around: Around = { sums: new Int32Array(width), counts: new Int32Array(width) };
  const output = new Uint8Array(width * height);
  const rowAt = (row: number) => data.subarray(row * width, (row + 1) * width);
  for (let row = 0; row < Math.min(radius, height); row++) addRow(around, rowAt(row), { brightest, sign: 1 });
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(around, rowAt(y + radius), { brightest, sign: 1 });
    if (y - radius - 1 >= 0) addRow(around, rowAt(y - radius - 1), { brightest, sign: -1 });
    levelRow(rowAt(y), around, { radius, brightest, output: output.subarray(y * width, (y + 1) * width) });
  }
  return { width, height, data: output };
}

/** Sum and number of the pixels, a column, that may be lines and lie within reach above and below. */
interface Around {
  readonly sums: Int32Array;
  readonly counts: Int32Array;
}

function addRow(
  { sums, counts }: Around,
  row: Uint8Array,
  { brightest, sign }: { readonly brightest: number; readonly sign: 1 | -1 },
): void {
  for (let x = 0; x < row.length; x++) {
    const value = row[x]!;
    if (value > brightest) continue;
    sums[x]! += sign * value;
    counts[x]! += sign;
  }
}

function levelRow(
  row: Uint8Array,
  { sums, counts }: Around,
  { radius, brightest, output }: LevelLinesOptions & { readonly output: Uint8Array },
): void {
  const width = row.length;
  let sum = 0;
  let count = 0;
  for (let x = 0; x < radius && x < width; x++) {
    sum += sums[x]!;
    count += counts[x]!;
  }
  for (let x = 0; x < width; x++) {
    if (x + radius < width) {
      sum += sums[x + radius]!;
      count += counts[x + radius]!;
    }
    if (x - radius - 1 >= 0) {
      sum -= sums[x - radius - 1]!;
      count -= counts[x - radius - 1]!;
    }
    const own = row[x]!;
    const level = own > brightest || count === 0 ? levelValue : levelValue + own - sum / count;
    output[x] = level < 0 ? 0 : level > 255 ? 255 : level + 0.5;
  }
}
