import { growArray } from '../../image/grow-array.ts';
import type { GrayImage } from '../../model/image.ts';

/** Marks from this on (of 255) are the middle of a pen. */
const leastMark = 90;

/** Pixels through which the middle of the trace's pen goes, in the order of memory. */
export function listMarks({ data }: GrayImage): Int32Array {
  let marks = new Int32Array(1 << 14);
  let count = 0;
  for (let p = 0; p < data.length; p++) {
    if (data[p]! < leastMark) continue;
    if (count === marks.length) marks = growArray(marks, count + 1);
    marks[count++] = p;
  }
  return marks.slice(0, count);
}
