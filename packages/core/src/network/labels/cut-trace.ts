import type { GrayImage } from '../../model/image.ts';

/** Half the width of a pen and a little more (mm). */
const penReach = 0.25;

/**
 * Ink (1) without anything near the marked pixels, through which the middle of the trace's pen goes; the mask itself where
 * there are none. What `hideTrace` leaves of steep strokes goes as well, and of letters that the trace crosses what it
 * crosses.
 */
export function cutTrace(mask: GrayImage, marks: Int32Array, pixelsPerMillimetre: number): GrayImage {
  if (marks.length === 0) return mask;
  const { width, height, data } = mask;
  const reach = Math.round(penReach * pixelsPerMillimetre);
  const rest = data.slice();
  for (const p of marks) {
    const v = Math.floor(p / width);
    const u = p - v * width;
    const first = Math.max(0, u - reach);
    const end = Math.min(width, u + reach + 1);
    const lowest = Math.min(height - 1, v + reach);
    for (let row = Math.max(0, v - reach); row <= lowest; row++) {
      for (let q = row * width + first; q < row * width + end; q++) rest[q] = 0;
    }
  }
  return { width, height, data: rest };
}
