import { millimetres, type PaperPoint, pixels, type SourcePoint } from '../units.ts';
import { gridEdges } from './grid-edges.ts';
import type { RenderTruth } from './render-truth.ts';

export interface GridCrossing {
  readonly paper: PaperPoint;
  readonly source: SourcePoint;
}

/** Distance of 5 mm lines. */
const spacing = 5;

/**
 * Where 5 mm lines cross on the part of the page that the picture shows, through all wear, row by row; none on a page
 * without grid.
 * Crossings under ink or where the grid did not print are among them.
 */
export function listGridCrossings(truth: RenderTruth): GridCrossing[] {
  const { gridStyle, gridOffsetX, gridOffsetY, crop } = truth.options;
  if (gridStyle === 'none') return [];
  const edges = gridEdges(truth.options);
  const xs = listLines(
    gridOffsetX,
    Math.max(edges.left, crop.left),
    truth.pageWidth - Math.max(edges.right, crop.right),
  );
  const ys = listLines(
    gridOffsetY,
    Math.max(edges.top, crop.top),
    truth.pageHeight - Math.max(edges.bottom, crop.bottom),
  );
  const point = new Float64Array(2);
  return ys.flatMap((y) =>
    xs.flatMap((x): GridCrossing[] => {
      if (!truth.paperToPicture.toPicture(x, y, point)) return [];
      const source = { column: pixels(point[0]!), row: pixels(point[1]!) };
      return [{ paper: { x: millimetres(x), y: millimetres(y) }, source }];
    }),
  );
}

function listLines(offset: number, first: number, last: number): number[] {
  const start = Math.ceil((first - offset) / spacing);
  const count = Math.max(0, Math.floor((last - offset) / spacing) - start + 1);
  return Array.from({ length: count }, (_, index) => offset + (start + index) * spacing);
}
