import type { GrayImage } from '../../model/image.ts';

/** Ink at least so dark (255 is full) is part of a bar. */
const drawn = 95;
/** No letter is as high as this (mm). */
const shortestBar = 7.5;
/** Pixels on either side of a bar's columns that its ragged edge shades. */
const edge = 1;

/**
 * Takes off upright strokes that are higher than any letter, as between the leads of a row: a name that touches one would
 * be lost in it. Of traces it takes the steepest strokes.
 */
export function clearBars(ink: GrayImage, pixelsPerMillimetre: number): GrayImage {
  const { width, height } = ink;
  const shortest = Math.round(shortestBar * pixelsPerMillimetre);
  const data = ink.data.slice();
  const length = new Int32Array(width);
  for (let v = 0; v <= height; v++) {
    for (let u = 0, p = v * width; u < width; u++, p++) {
      if (v < height && ink.data[p]! >= drawn) {
        length[u]!++;
        continue;
      }
      if (length[u]! >= shortest) {
        const [left, right] = [Math.max(0, u - edge), Math.min(width, u + edge + 1)];
        for (let row = v - length[u]!; row < v; row++) data.fill(0, row * width + left, row * width + right);
      }
      length[u] = 0;
    }
  }
  return { width, height, data };
}
