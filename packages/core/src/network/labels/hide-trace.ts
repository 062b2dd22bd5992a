import type { GrayImage } from '../../model/image.ts';

/** A stroke through a mark that is at most so long down its column (mm) is all trace. */
const longestStroke = 1;
/**
 * Of longer ones this much (mm) on either side of the mark is taken off where a letter stands on one side of it; those that
 * go on beyond it on both sides are letters that are crossed, or steep traces, and stay.
 */
const penReach = 0.3;

/** Ink (1) without what the pen of the trace drew through the marked pixels; the mask itself where there are none. */
export function hideTrace(mask: GrayImage, marks: Int32Array, pixelsPerMillimetre: number): GrayImage {
  if (marks.length === 0) return mask;
  const { width, height, data } = mask;
  const longest = Math.round(longestStroke * pixelsPerMillimetre);
  const reach = Math.round(penReach * pixelsPerMillimetre);
  const rest = data.slice();
  for (const p of marks) {
    if (data[p] === 0) continue;
    const v = Math.floor(p / width);
    let first = v;
    let last = v;
    while (first > 0 && v - first <= longest && data[p - (v - first + 1) * width] === 1) first--;
    while (last < height - 1 && last - v <= longest && data[p + (last - v + 1) * width] === 1) last++;
    if (v - first > reach + 1 && last - v > reach + 1) continue;
    if (last - first + 1 > longest) {
      first = Math.max(first, v - reach);
      last = Math.min(last, v + reach);
    }
    for (let row = first; row <= last; row++) rest[p + (row - v) * width] = 0;
  }
  return { width, height, data: rest };
}
