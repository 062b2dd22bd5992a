import type { PaperMap } from '@einthoven/core';
import { sourceAt } from '@einthoven/core/image';

const mostSteps = 12;
/** Millimetres. */
const tolerance = 1e-3;
const farthest = 1e4;

/** Where a point of the picture lies on the flat paper, mm; null where the map does not lead there. */
export function invertPaperMap(map: PaperMap, column: number, row: number): { x: number; y: number } | null {
  let { x, y } = nearestNode(map, column, row);
  const [here, right, below] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
  const step = map.pitch / 10;
  for (let k = 0; k < mostSteps; k++) {
    sourceAt(map, x, y, here);
    sourceAt(map, x + step, y, right);
    sourceAt(map, x, y + step, below);
    const [a, b] = [(right[0]! - here[0]!) / step, (below[0]! - here[0]!) / step];
    const [c, d] = [(right[1]! - here[1]!) / step, (below[1]! - here[1]!) / step];
    const determinant = a * d - b * c;
    const [missColumn, missRow] = [column - here[0]!, row - here[1]!];
    const moveX = (d * missColumn - b * missRow) / determinant;
    const moveY = (a * missRow - c * missColumn) / determinant;
    if (!(Math.abs(moveX) + Math.abs(moveY) < farthest)) return null;
    x += moveX;
    y += moveY;
    if (Math.abs(moveX) + Math.abs(moveY) < tolerance) return { x, y };
  }
  return null;
}

function nearestNode(map: PaperMap, column: number, row: number) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < map.sourceColumn.length; k++) {
    const distance = (map.sourceColumn[k]! - column) ** 2 + (map.sourceRow[k]! - row) ** 2;
    if (distance < least) {
      least = distance;
      best = k;
    }
  }
  return {
    x: map.originX + (best % map.columns) * map.pitch,
    y: map.originY + Math.floor(best / map.columns) * map.pitch,
  };
}
