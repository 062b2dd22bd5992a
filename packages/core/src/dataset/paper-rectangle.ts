import type { TruthMap } from './create-truth-map.ts';

/** A rectangle on the paper, millimetres. */
export interface PaperRectangle {
  /** Its upper left corner as its content is read. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees counterclockwise around that corner. */
  readonly angle: number;
}

/**
 * The rectangle of the paper that a box of the truth shows, from its points (column, row): four corners from the upper
 * left on, with points of the bent edges between them. Null where a point lies too far beyond the page.
 */
export function paperRectangle(
  box: readonly (readonly [column: number, row: number])[],
  map: TruthMap,
): PaperRectangle | null {
  const point = new Float64Array(2);
  const points: (readonly [x: number, y: number])[] = [];
  for (const [column, row] of box) {
    if (!map.toPaper(column, row, point)) return null;
    points.push([point[0]!, point[1]!]);
  }
  const corners = points.filter((_, index) => isCorner(points, index));
  const [upperLeft, upperRight, lowerRight] = corners;
  if (!upperLeft || !upperRight || !lowerRight) return null;
  return {
    x: upperLeft[0],
    y: upperLeft[1],
    width: Math.hypot(upperRight[0] - upperLeft[0], upperRight[1] - upperLeft[1]),
    height: Math.hypot(lowerRight[0] - upperRight[0], lowerRight[1] - upperRight[1]),
    angle: (-Math.atan2(upperRight[1] - upperLeft[1], upperRight[0] - upperLeft[0]) * 180) / Math.PI,
  };
}

/** Where the way around turns by more than 45 degrees. */
function isCorner(points: readonly (readonly [x: number, y: number])[], index: number): boolean {
  const count = points.length;
  const [x, y] = points[index]!;
  const [beforeX, beforeY] = points[(index + count - 1) % count]!;
  const [afterX, afterY] = points[(index + 1) % count]!;
  const along = (x - beforeX) * (afterX - x) + (y - beforeY) * (afterY - y);
  const across = (x - beforeX) * (afterY - y) - (y - beforeY) * (afterX - x);
  return Math.abs(across) > along;
}
