import type { FloatImage } from '../../model/image.ts';
import { findEdges } from './find-edges.ts';
import { measurePen, penBeforeMeasured } from './measure-pen.ts';
import { moveByDisc } from './move-by-disc.ts';
import { reachEnclosed } from './reach-enclosed.ts';
import { restoreTips } from './restore-tips.ts';
import { settle } from './settle.ts';

export interface CentreLineOptions {
  /** Way of the curve through the ink: a row of pixels a column, NaN where it has none. */
  readonly path: Float32Array;
  /** Ways of the other curves of the page: ink that they explain is not taken for this one's. */
  readonly others: readonly Float32Array[];
  /** Diameter of the pen in pixels; null: measured on the flat pieces of this curve. */
  readonly penWidth: number | null;
}

export interface CentreLine {
  /** Row of the centre of the stroke a column, sub-pixel; NaN where nothing is drawn. */
  readonly y: Float32Array;
  /** Distance, in pixels, of the two edges after both were moved to the centre: 0 where they agree. */
  readonly spread: Float32Array;
  /** Diameter of the pen in pixels, as given or measured. */
  readonly penWidth: number;
}

/**
 * Centre line of a pen stroke, not the centroid of its ink: upper and lower ink edge at half darkness, each moved inward by
 * the disc of the pen (erosion of the upper, dilation of the lower edge). On straight strokes the two agree; where they do
 * not, the curve has a peak, where the upper edge knows it, or a valley, where the lower one does.
 */
export function centreLine(ink: FloatImage, options: CentreLineOptions): CentreLine {
  const { path, others } = options;
  const { upper, lower, shared } = findEdges(ink, { path, others, pen: options.penWidth ?? penBeforeMeasured });
  const penWidth = options.penWidth ?? measurePen(ink, upper, lower);
  reachEnclosed(ink, upper, { others, pen: penWidth, sign: -1 });
  reachEnclosed(ink, lower, { others, pen: penWidth, sign: 1 });
  const radius = penWidth / 2;
  const closed = moveByDisc(upper, radius, 1);
  const opened = moveByDisc(lower, radius, -1);
  const y = settle(closed, opened, Math.max(2, Math.round(penWidth)));
  const spread = closed.map((value, column) => Math.abs(opened[column]! - value));
  restoreTips(y, upper, { shared, radius, sign: 1 });
  restoreTips(y, lower, { shared, radius, sign: -1 });
  return { y, spread, penWidth };
}
