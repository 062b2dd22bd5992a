import { millimetres, type PaperPoint, type SourcePoint } from '../units.ts';
import { paperToSource } from './paper-affine.ts';
import type { RenderTruth } from './render-truth.ts';

export interface GridCrossing {
  readonly paper: PaperPoint;
  readonly source: SourcePoint;
}

/** Distance of 5 mm lines. */
const spacing = 5;

/**
 * Where 5 mm lines cross on the part of the page that the picture shows, row by row; none on a page without grid.
 * Crossings under ink or where the grid did not print are among them.
 */
export function listGridCrossings(truth: RenderTruth): GridCrossing[] {
  const { gridStyle, gridMargin, gridOffsetX, gridOffsetY, crop } = truth.options;
  if (gridStyle === 'none') return [];
  const xs = listLines(
    gridOffsetX,
    Math.max(gridMargin, crop.left),
    truth.pageWidth - Math.max(gridMargin, crop.right),
  );
  const ys = listLines(
    gridOffsetY,
    Math.max(gridMargin, crop.top),
    truth.pageHeight - Math.max(gridMargin, crop.bottom),
  );
  return ys.flatMap((y) =>
    xs.map((x): GridCrossing => {
      const paper = { x: millimetres(x), y: millimetres(y) };
      return { paper, source: paperToSource(truth.paperToSource, paper) };
    }),
  );
}

function listLines(offset: number, first: number, last: number): number[] {
  const start = Math.ceil((first - offset) / spacing);
  const count = Math.max(0, Math.floor((last - offset) / spacing) - start + 1);
  return Array.from({ length: count }, (_, index) => offset + (start + index) * spacing);
}
