import type { FloatImage } from '../../model/image.ts';
import type { CentreLineOptions } from './centre-line.ts';
import { findEdges } from './find-edges.ts';
import { measurePen, penBeforeMeasured } from './measure-pen.ts';

/** Diameter of the pen in pixels that the curve along a way is drawn with. */
export function measureCurvePen(ink: FloatImage, way: Pick<CentreLineOptions, 'path' | 'others'>): number {
  const { upper, lower } = findEdges(ink, { ...way, pen: penBeforeMeasured });
  return measurePen(ink, upper, lower);
}
