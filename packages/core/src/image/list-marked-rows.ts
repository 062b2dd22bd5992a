import type { FloatImage } from '../model/image.ts';
import { growArray } from './grow-array.ts';

/** Rows of a plane, column by column: those of column k are `rows[first[k]]` to `rows[first[k + 1] − 1]`, upper ones first. */
export interface MarkedRows {
  readonly first: Int32Array;
  readonly rows: Int32Array;
  /** What the plane shows there. */
  readonly marks: Float32Array;
}

/** The rows at which each column of a plane has more than `least`: a few of a hundred where the plane shows lines. */
export function listMarkedRows({ width, height, data }: FloatImage, least: number): MarkedRows {
  let places = new Int32Array(1 << 16);
  let count = 0;
  const first = new Int32Array(width + 1);
  for (let v = 0; v < height; v++) {
    if (count + width > places.length) places = growArray(places, count + width);
    for (let k = 0, p = v * width; k < width; k++, p++) {
      if (data[p]! > least) {
        places[count++] = p;
        first[k + 1]!++;
      }
    }
  }
  for (let k = 0; k < width; k++) first[k + 1]! += first[k]!;
  const next = first.slice();
  const rows = new Int32Array(count);
  const marks = new Float32Array(count);
  for (let n = 0; n < count; n++) {
    const p = places[n]!;
    const v = Math.floor(p / width);
    const place = next[p - v * width]!++;
    rows[place] = v;
    marks[place] = data[p]!;
  }
  return { first, rows, marks };
}
