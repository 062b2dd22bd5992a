import type { FloatImage } from '../model/image.ts';
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

/** Runs of pixels covered by at least `threshold` (0 to 1). */
export function inkRuns(ink: FloatImage, threshold: number): InkRuns {
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
function findRuns({ width, height, data }: FloatImage, threshold: number) {
  let [column, top, bottom] = [new Int32Array(1 << 14), new Int32Array(1 << 14), new Int32Array(1 << 14)];
  let count = 0;
  /** Row in which the run began that each column is in; −1 outside. */
  const begin = new Int32Array(width).fill(-1);
  for (let v = 0; v <= height; v++) {
    // A line ends at most one run a column.
    const most = count + width;
    if (most > column.length) {
      column = growArray(column, most);
      top = growArray(top, most);
      bottom = growArray(bottom, most);
    }
    const line = v < height ? data.subarray(v * width, (v + 1) * width) : new Float32Array(width).fill(-Infinity);
    for (let u = 0; u < width; u++) {
      if (line[u]! >= threshold) {
        if (begin[u]! < 0) begin[u] = v;
      } else if (begin[u]! >= 0) {
        column[count] = u;
        top[count] = begin[u]!;
        bottom[count++] = v - 1;
        begin[u] = -1;
      }
    }
  }
  return { count, column, top, bottom };
}
