import type { FloatImage } from '../model/image.ts';
import type { PointSpread } from './point-spreads.ts';
import type { PixelPath } from './stroke-path.ts';

interface Edge {
  readonly normalColumn: number;
  readonly normalRow: number;
  /** Depth of the picture's first pixel. */
  readonly depth: number;
}

/**
 * Fills a convex polygon, its corners in source pixels in either sense of turning, into a layer of coverage (the larger
 * of old and new). Rectangles along the pixels are covered exactly; at slanted corners each edge counts by itself.
 */
export function fillPolygon(layer: FloatImage, polygon: PixelPath, pointSpread: PointSpread): void {
  const { width, height, data } = layer;
  const { columns, rows } = polygon;
  const edges = listEdges(polygon);
  const { reach } = pointSpread;
  const firstRow = Math.max(0, Math.ceil(Math.min(...rows) - reach));
  const lastRow = Math.min(height - 1, Math.floor(Math.max(...rows) + reach));
  const firstColumn = Math.max(0, Math.ceil(Math.min(...columns) - reach));
  const lastColumn = Math.min(width - 1, Math.floor(Math.max(...columns) + reach));
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      let cover = 1;
      for (const { normalColumn, normalRow, depth } of edges) {
        cover *= pointSpread.coverEdge(depth + normalColumn * column + normalRow * row, normalColumn, normalRow);
      }
      const index = row * width + column;
      if (cover > data[index]!) data[index] = cover;
    }
  }
}

/** The sides, with normals that point inward. */
function listEdges({ columns, rows }: PixelPath): Edge[] {
  const count = columns.length;
  let area = 0;
  for (let i = 0; i < count; i++) {
    const next = (i + 1) % count;
    area += columns[i]! * rows[next]! - columns[next]! * rows[i]!;
  }
  const sense = area < 0 ? -1 : 1;
  return Array.from({ length: count }, (_, i) => {
    const next = (i + 1) % count;
    const alongColumn = columns[next]! - columns[i]!;
    const alongRow = rows[next]! - rows[i]!;
    const length = Math.hypot(alongColumn, alongRow);
    const normalColumn = (-sense * alongRow) / length;
    const normalRow = (sense * alongColumn) / length;
    return { normalColumn, normalRow, depth: -(normalColumn * columns[i]! + normalRow * rows[i]!) };
  });
}
