import type { GrayImage } from '../model/image.ts';

/** Ink (0 to 255) that counts as drawn. */
const drawn = 100;
/** Runs longer than this (pixels) are strokes along the column, or pictures. */
const longest = 24;
/** Fewer runs than this tell nothing. */
const leastRuns = 200;

/**
 * Usual thickness of the strokes of a page in pixels, as the columns cut them: the median of their runs of ink; null for
 * a page that is all but bare.
 */
export function measureStroke({ width, height, data }: GrayImage): number | null {
  const counts = new Uint32Array(longest + 1);
  let total = 0;
  for (let u = 0; u < width; u++) {
    let run = 0;
    for (let v = 0; v <= height; v++) {
      if (v < height && data[v * width + u]! >= drawn) run++;
      else {
        if (run > 0 && run <= longest) {
          counts[run]!++;
          total++;
        }
        run = 0;
      }
    }
  }
  if (total < leastRuns) return null;
  let seen = 0;
  for (let run = 1; run <= longest; run++) {
    seen += counts[run]!;
    if (2 * seen >= total) return run;
  }
  return null;
}
