import type { FloatImage } from '../model/image.ts';
import type { PointSpread } from './point-spreads.ts';

/** Points in source pixels; a NaN lifts the pen. A point between two gaps is a dot. */
export interface PixelPath {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
}

/** A round pen; `width` in pixels may be less than one. */
export interface Pen {
  readonly width: number;
  readonly pointSpread: PointSpread;
  /** Part of the ink that the stroke from each point on leaves on the paper, 0 to 1; default: all of it. */
  readonly strengths?: Float64Array;
}

/**
 * Draws a path with a round pen into a layer of coverage (0 to 1, the larger of old and new). A straight stroke covers
 * exactly what it should; where strokes of one pixel meet, the one nearest to its centre decides.
 */
export function strokePath(layer: FloatImage, path: PixelPath, pen: Pen): void {
  const { columns, rows } = path;
  for (let i = 0; i < columns.length; i++) {
    if (Number.isNaN(columns[i]!) || Number.isNaN(rows[i]!)) continue;
    const drawsOn = i + 1 < columns.length && !Number.isNaN(columns[i + 1]!) && !Number.isNaN(rows[i + 1]!);
    const drewHere = i > 0 && !Number.isNaN(columns[i - 1]!) && !Number.isNaN(rows[i - 1]!);
    const next = drawsOn ? i + 1 : i;
    if (!drawsOn && drewHere) continue;
    strokeSegment(layer, path, pen, i, next);
  }
}

function strokeSegment(
  layer: FloatImage,
  path: PixelPath,
  pen: Pen,
  // Two numbers, not an object: a page has tens of thousands of segments.
  from: number,
  to: number,
): void {
  const startColumn = path.columns[from]!;
  const startRow = path.rows[from]!;
  const endColumn = path.columns[to]!;
  const endRow = path.rows[to]!;
  const strength = pen.strengths?.[from] ?? 1;
  const { width, height, data } = layer;
  const { coverEdge } = pen.pointSpread;
  const radius = pen.width / 2;
  const reach = radius + pen.pointSpread.reach;
  const directionColumn = endColumn - startColumn;
  const directionRow = endRow - startRow;
  const lengthSquared = directionColumn * directionColumn + directionRow * directionRow;
  const length = Math.sqrt(lengthSquared);
  const firstRow = Math.max(0, Math.ceil(Math.min(startRow, endRow) - reach));
  const lastRow = Math.min(height - 1, Math.floor(Math.max(startRow, endRow) + reach));
  const firstColumn = Math.max(0, Math.ceil(Math.min(startColumn, endColumn) - reach));
  const lastColumn = Math.min(width - 1, Math.floor(Math.max(startColumn, endColumn) + reach));
  const reachSquared = reach * reach;
  // So near to the middle of the stroke a pixel sees neither edge of it.
  const solid = radius - pen.pointSpread.reach;
  const solidSquared = solid > 0 ? solid * solid : -1;
  for (let row = firstRow; row <= lastRow; row++) {
    const offsetRow = row - startRow;
    for (let column = firstColumn, index = row * width + firstColumn; column <= lastColumn; column++, index++) {
      if (data[index]! >= strength) continue;
      const offsetColumn = column - startColumn;
      const along = lengthSquared > 0 ? (offsetColumn * directionColumn + offsetRow * directionRow) / lengthSquared : 0;
      const foot = along < 0 ? 0 : along > 1 ? 1 : along;
      const awayColumn = offsetColumn - foot * directionColumn;
      const awayRow = offsetRow - foot * directionRow;
      const distanceSquared = awayColumn * awayColumn + awayRow * awayRow;
      if (distanceSquared >= reachSquared) continue;
      if (distanceSquared <= solidSquared) {
        data[index] = strength;
        continue;
      }
      const distance = Math.sqrt(distanceSquared);
      const onLine = distance < 1e-9;
      const normalColumn = onLine ? (length > 0 ? directionRow / length : 1) : awayColumn / distance;
      const normalRow = onLine ? (length > 0 ? directionColumn / length : 0) : awayRow / distance;
      // The far edge matters to pens thinner than a pixel only.
      const beyond = -radius - distance;
      const unseen = beyond <= -pen.pointSpread.reach ? 0 : coverEdge(beyond, normalColumn, normalRow);
      const covered = coverEdge(radius - distance, normalColumn, normalRow) - unseen;
      if (covered * strength > data[index]!) data[index] = covered * strength;
    }
  }
}
