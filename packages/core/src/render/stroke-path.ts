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
    strokeSegment(layer, [columns[i]!, rows[i]!, columns[next]!, rows[next]!], pen, pen.strengths?.[i] ?? 1);
  }
}

type Segment = readonly [startColumn: number, startRow: number, endColumn: number, endRow: number];

function strokeSegment(
  layer: FloatImage,
  [startColumn, startRow, endColumn, endRow]: Segment,
  pen: Pen,
  strength: number,
): void {
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
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const index = row * width + column;
      const offsetColumn = column - startColumn;
      const offsetRow = row - startRow;
      const along = lengthSquared > 0 ? (offsetColumn * directionColumn + offsetRow * directionRow) / lengthSquared : 0;
      const foot = along < 0 ? 0 : along > 1 ? 1 : along;
      const awayColumn = offsetColumn - foot * directionColumn;
      const awayRow = offsetRow - foot * directionRow;
      const distance = Math.sqrt(awayColumn * awayColumn + awayRow * awayRow);
      if (distance >= reach || data[index] === 1) continue;
      const onLine = distance < 1e-9;
      const normalColumn = onLine ? (length > 0 ? directionRow / length : 1) : awayColumn / distance;
      const normalRow = onLine ? (length > 0 ? directionColumn / length : 0) : awayRow / distance;
      const covered =
        coverEdge(radius - distance, normalColumn, normalRow) - coverEdge(-radius - distance, normalColumn, normalRow);
      if (covered * strength > data[index]!) data[index] = covered * strength;
    }
  }
}
