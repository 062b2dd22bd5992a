import type { GrayImage } from '../../model/image.ts';

/** Marks from this on (of 255) are the middle of a pen. */
const leastMark = 90;
/** A stroke through a mark that is at most so long down its column (mm) is all trace. */
const longestStroke = 1;
/**
 * Of longer ones this much (mm) on either side of the mark is taken off where a letter stands on one side of it; those that
 * go on beyond it on both sides are letters that are crossed, or steep traces, and stay.
 */
const penReach = 0.3;

/** Ink (1) without what the pen of the trace drew; the mask itself where there are no marks. */
export function hideTrace(mask: GrayImage, trace: GrayImage, pixelsPerMillimetre: number): GrayImage {
  const { width, height, data } = mask;
  const longest = Math.round(longestStroke * pixelsPerMillimetre);
  const reach = Math.round(penReach * pixelsPerMillimetre);
  let rest: Uint8Array | null = null;
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const p = v * width + u;
      if (trace.data[p]! < leastMark || data[p] === 0) continue;
      rest ??= data.slice();
      let first = v;
      let last = v;
      while (first > 0 && v - first <= longest && data[p - (v - first + 1) * width] === 1) first--;
      while (last < height - 1 && last - v <= longest && data[p + (last - v + 1) * width] === 1) last++;
      if (v - first > reach + 1 && last - v > reach + 1) continue;
      if (last - first + 1 > longest) {
        first = Math.max(first, v - reach);
        last = Math.min(last, v + reach);
      }
      for (let row = first; row <= last; row++) rest[row * width + u] = 0;
    }
  }
  return rest === null ? mask : { width, height, data: rest };
}
