import type { PaperMap } from '../model/paper-map.ts';
import { sourceAt } from './source-at.ts';

/** Newton steps until the source position is met to this part of a pixel. */
const tolerance = 1e-6;
const mostSteps = 20;
/** Distance (mm) over which the map's slope is measured. */
const reach = 0.5;

/** The paper point [x, y] (mm) that a source position shows: the inverse of `sourceAt`. Null where the map does not go. */
export function paperAt(map: PaperMap, column: number, row: number): [x: number, y: number] | null {
  let [x, y] = nearestNode(map, column, row);
  const point = new Float64Array(2);
  const difference = (dx: number, dy: number): [number, number] => {
    sourceAt(map, x + dx, y + dy, point);
    const ahead = [point[0]!, point[1]!] as const;
    sourceAt(map, x - dx, y - dy, point);
    return [(ahead[0] - point[0]!) / (2 * reach), (ahead[1] - point[1]!) / (2 * reach)];
  };
  for (let step = 0; step < mostSteps; step++) {
    sourceAt(map, x, y, point);
    const [dc, dr] = [column - point[0]!, row - point[1]!];
    if (Math.hypot(dc, dr) < tolerance) return [x, y];
    const [cx, rx] = difference(reach, 0);
    const [cy, ry] = difference(0, reach);
    const determinant = cx * ry - cy * rx;
    if (!(Math.abs(determinant) > 1e-9)) return null;
    x += (dc * ry - dr * cy) / determinant;
    y += (dr * cx - dc * rx) / determinant;
  }
  return null;
}

function nearestNode(map: PaperMap, column: number, row: number): [number, number] {
  let [best, nearest] = [0, Number.POSITIVE_INFINITY];
  for (let k = 0; k < map.sourceColumn.length; k++) {
    const distance = (map.sourceColumn[k]! - column) ** 2 + (map.sourceRow[k]! - row) ** 2;
    if (distance < nearest) [best, nearest] = [k, distance];
  }
  return [map.originX + (best % map.columns) * map.pitch, map.originY + Math.floor(best / map.columns) * map.pitch];
}
