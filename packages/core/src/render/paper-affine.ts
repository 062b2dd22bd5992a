import { millimetres, type PaperPoint, pixels, type SourcePoint } from '../units.ts';

/**
 * The map from paper to picture of a page without perspective:
 * column = columnX x + columnY y + column0, row = rowX x + rowY y + row0 (x, y in millimetres).
 */
export interface PaperAffine {
  readonly columnX: number;
  readonly columnY: number;
  readonly column0: number;
  readonly rowX: number;
  readonly rowY: number;
  readonly row0: number;
}

/** Where a point of the paper stands in the picture. */
export function paperToSource(affine: PaperAffine, point: PaperPoint): SourcePoint {
  return {
    column: pixels(affine.columnX * point.x + affine.columnY * point.y + affine.column0),
    row: pixels(affine.rowX * point.x + affine.rowY * point.y + affine.row0),
  };
}

/** Which point of the paper a point of the picture shows. */
export function sourceToPaper(affine: PaperAffine, point: SourcePoint): PaperPoint {
  const { columnX, columnY, rowX, rowY } = affine;
  const determinant = columnX * rowY - columnY * rowX;
  const column = point.column - affine.column0;
  const row = point.row - affine.row0;
  return {
    x: millimetres((rowY * column - columnY * row) / determinant),
    y: millimetres((columnX * row - rowX * column) / determinant),
  };
}
