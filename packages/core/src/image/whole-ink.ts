import type { GrayImage } from '../model/image.ts';
import type { PageMaps } from '../model/page.ts';

/** All ink of a page, that of pens of another colour included. */
export function wholeInk({ ink, pens }: Pick<PageMaps, 'ink' | 'pens'>): GrayImage {
  if (pens === undefined) return ink;
  // What was taken off the ink is there once more: the sum never exceeds what a pixel can hold.
  return { ...ink, data: ink.data.map((value, p) => value + pens.data[p]!) };
}
