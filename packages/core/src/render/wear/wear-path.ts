import type { PixelPath } from '../stroke-path.ts';
import type { PixelMap } from './pixel-map.ts';

/** Where the points of a path of the clean picture stand in the worn one; NaN where they are not to be seen. */
export function wearPath({ columns, rows }: PixelPath, map: PixelMap): PixelPath {
  const worn = {
    columns: new Float64Array(columns.length).fill(Number.NaN),
    rows: new Float64Array(rows.length).fill(Number.NaN),
  };
  const point = new Float64Array(2);
  for (let index = 0; index < columns.length; index++) {
    if (Number.isNaN(columns[index]!) || !map.toWorn(columns[index]!, rows[index]!, point)) continue;
    worn.columns[index] = point[0]!;
    worn.rows[index] = point[1]!;
  }
  return worn;
}
