import type { FloatImage } from '../../model/image.ts';

/** Where the ink of a row starts and ends, in columns, sub-pixel; NaN for a row without ink. */
export interface InkEnds {
  readonly start: number;
  readonly end: number;
}

/** Columns inside the trace over which its full darkness is measured, and outside over which it has to be gone. */
const look = 4;

/** Finds both ends of a centre line at half darkness, along the line carried on level. */
export function findInkEnds(row: Float32Array, ink: FloatImage): InkEnds {
  const first = row.findIndex((y) => !Number.isNaN(y));
  const last = row.findLastIndex((y) => !Number.isNaN(y));
  if (first < 0) return { start: Number.NaN, end: Number.NaN };
  return { start: edge(row, ink, first, -1), end: edge(row, ink, last, 1) };
}

function edge(row: Float32Array, ink: FloatImage, column: number, outward: 1 | -1): number {
  const darkness = (u: number) => {
    const inside = row[u];
    const y = Math.round(inside === undefined || Number.isNaN(inside) ? row[column]! : inside);
    let best = 0;
    for (let v = y - 1; v <= y + 1; v++) best = Math.max(best, ink.data[v * ink.width + u] ?? 0);
    return best;
  };
  let full = 0;
  for (let n = 1; n <= look; n++) full = Math.max(full, darkness(column - n * outward));
  const level = full / 2;
  let u = column - 2 * outward;
  for (let n = 0; n < look + 2 && darkness(u + outward) >= level; n++) u += outward;
  const [inside, outside] = [darkness(u), darkness(u + outward)];
  return inside > outside && outside < level
    ? u + (outward * (inside - level)) / (inside - outside)
    : column + outward / 2;
}
