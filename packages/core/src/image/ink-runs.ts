import type { FloatImage } from '../model/image.ts';

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
  const { width, height, data } = ink;
  const inside = new Uint8Array(width);
  const count = new Int32Array(width + 1);
  for (let v = 0; v < height; v++) {
    for (let u = 0, p = v * width; u < width; u++, p++) {
      const on = data[p]! >= threshold ? 1 : 0;
      if (on > inside[u]!) count[u + 1]!++;
      inside[u] = on;
    }
  }
  for (let u = 0; u < width; u++) count[u + 1]! += count[u]!;
  const first = count.slice();
  const top = new Int32Array(first[width]!);
  const bottom = new Int32Array(first[width]!);
  inside.fill(0);
  for (let v = 0; v < height; v++) {
    for (let u = 0, p = v * width; u < width; u++, p++) {
      const on = data[p]! >= threshold ? 1 : 0;
      if (on > inside[u]!) top[count[u]!++] = v;
      if (on === 1) bottom[count[u]! - 1] = v;
      inside[u] = on;
    }
  }
  return { width, height, first, top, bottom };
}
