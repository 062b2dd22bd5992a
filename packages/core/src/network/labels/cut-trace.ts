import type { GrayImage } from '../../model/image.ts';

/** Marks from this on (of 255) are the middle of a pen. */
const leastMark = 90;
/** Half the width of a pen and a little more (mm). */
const penReach = 0.25;

/**
 * Ink (1) without anything near the middle of the trace's pen; the mask itself where there are no marks. What `hideTrace`
 * leaves of steep strokes goes as well, and of letters that the trace crosses what it crosses.
 */
export function cutTrace(mask: GrayImage, trace: GrayImage, pixelsPerMillimetre: number): GrayImage {
  const { width, height, data } = mask;
  const reach = Math.round(penReach * pixelsPerMillimetre);
  let rest: Uint8Array | null = null;
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      if (trace.data[v * width + u]! < leastMark) continue;
      rest ??= data.slice();
      const first = Math.max(0, u - reach);
      const end = Math.min(width, u + reach + 1);
      for (let row = Math.max(0, v - reach); row <= Math.min(height - 1, v + reach); row++) {
        rest.fill(0, row * width + first, row * width + end);
      }
    }
  }
  return rest === null ? mask : { width, height, data: rest };
}
