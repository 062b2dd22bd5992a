import type { PageCanvas } from '../page-canvas.ts';

/** A straight line on the paper; all lengths in millimetres. */
export function strokeLine(
  canvas: PageCanvas,
  [left, top, right, bottom]: readonly [left: number, top: number, right: number, bottom: number],
  width: number,
): void {
  canvas.stroke({ columns: Float64Array.of(left, right), rows: Float64Array.of(top, bottom) }, width);
}
