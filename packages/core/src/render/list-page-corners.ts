import { pixels, type SourcePoint } from '../units.ts';
import type { RenderTruth } from './render-truth.ts';

/**
 * Where the corners of the sheet stand in the picture, also beyond its edge: upper left, upper right, lower right,
 * lower left of the page as it is read.
 */
export function listPageCorners({ pageWidth, pageHeight, paperToPicture }: RenderTruth): readonly SourcePoint[] {
  const point = new Float64Array(2);
  const corner = (x: number, y: number): SourcePoint => {
    paperToPicture.toPicture(x, y, point);
    return { column: pixels(point[0]!), row: pixels(point[1]!) };
  };
  return [corner(0, 0), corner(pageWidth, 0), corner(pageWidth, pageHeight), corner(0, pageHeight)];
}
