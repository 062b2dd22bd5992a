import type { PaperMap } from '../model/paper-map.ts';

/** Weights of the Catmull–Rom spline for a place `t` (0 to 1) between the second and the third of four nodes. */
export function cubicWeights(t: number): readonly [number, number, number, number] {
  return [
    ((-t + 2) * t - 1) * t * 0.5,
    ((3 * t - 5) * t * t + 2) * 0.5,
    ((-3 * t + 4) * t + 1) * t * 0.5,
    (t - 1) * t * t * 0.5,
  ];
}

/**
 * Source position (column, row, in pixels) of a paper point in millimetres: bicubic between the nodes of the map, held at
 * its rim. Writes into `out` so that loops over millions of points make no garbage.
 */
export function sourceAt(map: PaperMap, x: number, y: number, out: Float64Array): void {
  const i = Math.min(Math.max((x - map.originX) / map.pitch, 0), map.columns - 1);
  const j = Math.min(Math.max((y - map.originY) / map.pitch, 0), map.rows - 1);
  const i0 = Math.floor(i);
  const j0 = Math.floor(j);
  const wx = cubicWeights(i - i0);
  const wy = cubicWeights(j - j0);
  let column = 0;
  let row = 0;
  for (let b = 0; b < 4; b++) {
    const line = Math.min(Math.max(j0 + b - 1, 0), map.rows - 1) * map.columns;
    for (let a = 0; a < 4; a++) {
      const k = line + Math.min(Math.max(i0 + a - 1, 0), map.columns - 1);
      const w = wx[a]! * wy[b]!;
      column += w * map.sourceColumn[k]!;
      row += w * map.sourceRow[k]!;
    }
  }
  out[0] = column;
  out[1] = row;
}
