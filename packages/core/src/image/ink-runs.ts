import type { FloatImage, GrayImage } from '../model/image.ts';
import { growArray } from './grow-array.ts';

/**
 * The ink of a picture, column by column, as vertical runs. Runs of column u are those from `first[u]` to
 * `first[u + 1] − 1`; `top` and `bottom` are their first and last pixel.
 */
export interface InkRuns {
  readonly width: number;
  readonly height: number;
  readonly first: Int32Array;
  readonly top: Int32Array;
  readonly bottom: Int32Array;
}

/** Runs of pixels covered by at least `threshold` (0 to 1, or 0 to 255 in pictures of whole numbers). */
export function inkRuns(ink: FloatImage | GrayImage, threshold: number): InkRuns {
  const { width, height } = ink;
  const found = findRuns(ink, threshold);
  const first = new Int32Array(width + 1);
  for (let k = 0; k < found.count; k++) first[found.column[k]! + 1]!++;
  for (let u = 0; u < width; u++) first[u + 1]! += first[u]!;
  const next = first.slice();
  const top = new Int32Array(found.count);
  const bottom = new Int32Array(found.count);
  for (let k = 0; k < found.count; k++) {
    const place = next[found.column[k]!]!++;
    top[place] = found.top[k]!;
    bottom[place] = found.bottom[k]!;
  }
  return { width, height, first, top, bottom };
}

/** All runs in the order of their ends, found in the order of memory. */
function findRuns({ width, height, data }: FloatImage | GrayImage, threshold: number) {
  let [column, top, bottom] = [new Int32Array(1 << 14), new Int32Array(1 << 14), new Int32Array(1 << 14)];
  let count = 0;
  /** Row in which the run began that each column is in. */
  const begin = new Int32Array(width);
  /** Value of ink in the lines that are compared. */
  const least = data instanceof Float32Array ? 1 : threshold;
  // Four columns are compared with those above them at a time: most are alike.
  let [line, above] = [new Uint32Array((width + 3) >> 2), new Uint32Array((width + 3) >> 2)];
  for (let v = 0; v <= height; v++) {
    // A line ends at most one run a column.
    const most = count + width;
    if (most > column.length) {
      column = growArray(column, most);
      top = growArray(top, most);
      bottom = growArray(bottom, most);
    }
    const now = new Uint8Array(line.buffer);
    const before = new Uint8Array(above.buffer);
    if (v === height) now.fill(0);
    else if (data instanceof Float32Array) markInk(data, now, { from: v * width, width, threshold });
    else now.set(data.subarray(v * width, (v + 1) * width));
    for (let four = 0; four < line.length; four++) {
      if (line[four] === above[four]) continue;
      for (let u = 4 * four; u < 4 * four + 4; u++) {
        const isInk = now[u]! >= least;
        if (isInk === before[u]! >= least) continue;
        if (isInk) begin[u] = v;
        else {
          column[count] = u;
          top[count] = begin[u]!;
          bottom[count++] = v - 1;
        }
      }
    }
    [line, above] = [above, line];
  }
  return { count, column, top, bottom };
}

interface Line {
  readonly from: number;
  readonly width: number;
  readonly threshold: number;
}

/** Puts 1 where there is ink, and 0 elsewhere. */
function markInk(data: Float32Array, line: Uint8Array, { from, width, threshold }: Line): void {
  for (let u = 0; u < width; u++) line[u] = data[from + u]! >= threshold ? 1 : 0;
}
