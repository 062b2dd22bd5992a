import type { GrayImage } from '../model/image.ts';

/** Corners of a polygon, [column, row] in pixels; (0, 0) is the middle of the top left pixel. */
export type PolygonPoints = readonly (readonly [number, number])[];

/** Sets the pixels inside (or outside) a polygon to 0, in place. Their middles decide; where it crosses itself, even-odd. */
export function clearPolygon(plane: GrayImage, points: PolygonPoints, side: 'inside' | 'outside'): void {
  for (let row = 0; row < plane.height; row++) {
    const crossings = crossingsAt(points, row);
    if (side === 'outside') crossings.unshift(Number.NEGATIVE_INFINITY);
    if (crossings.length % 2 === 1) crossings.push(Number.POSITIVE_INFINITY);
    for (let k = 0; k < crossings.length; k += 2) {
      const first = Math.max(0, Math.ceil(crossings[k]!));
      const end = Math.min(plane.width, Math.floor(crossings[k + 1]!) + 1);
      if (end > first) plane.data.fill(0, row * plane.width + first, row * plane.width + end);
    }
  }
}

/** Columns at which the edges of the polygon cross a row, in order: always an even number. */
function crossingsAt(points: PolygonPoints, row: number): number[] {
  const crossings: number[] = [];
  for (const [k, [column, height]] of points.entries()) {
    const [nextColumn, nextHeight] = points[(k + 1) % points.length]!;
    if (height <= row === nextHeight <= row) continue;
    crossings.push(column + ((row - height) / (nextHeight - height)) * (nextColumn - column));
  }
  return crossings.sort((a, b) => a - b);
}
