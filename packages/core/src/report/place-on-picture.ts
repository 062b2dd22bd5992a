import { sourceAt } from '../image/source-at.ts';
import type { PaperMap } from '../model/paper-map.ts';
import type { PicturePlace } from './draw-report-picture.ts';

/** Paper points (x, y, x, y … in millimetres) on the report's picture, in pixels from its upper left rim; NaN stays NaN. */
export function placeOnPicture(
  { turn, scale, width, height }: PicturePlace,
  map: PaperMap,
  points: ArrayLike<number>,
): Float64Array {
  const placed = new Float64Array(points.length).fill(Number.NaN);
  const out = new Float64Array(2);
  for (let p = 0; p < points.length; p += 2) {
    const [x, y] = [points[p]!, points[p + 1]!];
    if (Number.isNaN(x + y)) continue;
    sourceAt(map, x, y, out);
    // Whole numbers of the source are centres of pixels: its rim lies half a pixel outside.
    const [first, second] = [(out[0]! + 0.5) * scale, (out[1]! + 0.5) * scale];
    const [along, down] = turn.transposed ? [second, first] : [first, second];
    placed[p] = turn.columnsFlipped ? width - along : along;
    placed[p + 1] = turn.rowsFlipped ? height - down : down;
  }
  return placed;
}
