import type { PageCanvas } from './page-canvas.ts';

/** Canvas position of source points; both as column, row, column, row … in pixels. */
export function sourceToCanvas(canvas: PageCanvas, points: ArrayLike<number>): Float64Array {
  const { scale, width, height, turn } = canvas;
  const moved = new Float64Array(points.length);
  for (let p = 0; p < points.length; p += 2) {
    // Whole numbers are centres of pixels: the rim of the picture lies half a pixel outside.
    const first = (points[p]! + 0.5) * scale - 0.5;
    const second = (points[p + 1]! + 0.5) * scale - 0.5;
    const column = turn.transposed ? second : first;
    const row = turn.transposed ? first : second;
    moved[p] = turn.columnsFlipped ? width - 1 - column : column;
    moved[p + 1] = turn.rowsFlipped ? height - 1 - row : row;
  }
  return moved;
}
