import type { FloatImage } from '../../model/image.ts';
import { crossing } from './crossing.ts';
import { darknessAt } from './darkness-at.ts';
import { ownPart } from './own-part.ts';

export interface ColumnEdgesOptions {
  /** Way of the curve: a row of pixels a column. */
  readonly path: Float32Array;
  /** Ways of the other curves of the page. */
  readonly others: readonly Float32Array[];
  /** Diameter of the pen in pixels, roughly. */
  readonly pen: number;
}

export interface ColumnEdges {
  /** Row, sub-pixel, at which the ink passes half its darkness above the curve. */
  readonly upper: number;
  /** The same below it. */
  readonly lower: number;
  /** Another curve runs through the same ink. */
  readonly shared: boolean;
}

/** Ink (0 to 1) that counts as drawn. */
export const inkThreshold = 0.35;

/** Strokes this near (pen widths) on both sides of a hole have run together there. */
const flankPens = 0.5;

/** Rows beside the way at which its ink is looked for, nearest first: ways are whole rows and jitter by one or two. */
const startsNear = [0, -1, 1, -2, 2] as const;

/** Sub-pixel upper and lower edge of this curve's ink in a column; null where the way crosses bare paper. */
export function columnEdges(ink: FloatImage, column: number, options: ColumnEdgesOptions): ColumnEdges | null {
  const start = inkNear(ink, column, Math.round(options.path[column]!));
  if (start < 0) return null;
  const flank = Math.max(1, Math.round(flankPens * options.pen));
  let top = start;
  while (isInside(ink, column, top - 1, flank)) top--;
  let bottom = start;
  while (isInside(ink, column, bottom + 1, flank)) bottom++;
  while (darknessAt(ink, column, top) < inkThreshold) top++;
  while (darknessAt(ink, column, bottom) < inkThreshold) bottom--;
  const own = ownPart(ink, { column, top, bottom }, options);
  let darkest = 0;
  for (let row = Math.ceil(own.top); row <= own.bottom; row++) {
    darkest = Math.max(darkest, darknessAt(ink, column, row));
  }
  const level = darkest / 2;
  return {
    // Where the run was cut there is no edge to be found: the cut is the edge.
    upper: own.top > top ? own.top : crossing(ink, { column, row: own.top, outward: -1 }, level),
    lower: own.bottom < bottom ? own.bottom : crossing(ink, { column, row: own.bottom, outward: 1 }, level),
    shared: own.shared,
  };
}

/** Row of ink nearest to `place`; −1: none beside it. */
function inkNear(ink: FloatImage, column: number, place: number): number {
  for (const d of startsNear) if (darknessAt(ink, column, place + d) >= inkThreshold) return place + d;
  return -1;
}

/** Ink, or a hole between two strokes that all but touch: ink within `flank` columns on both sides. It does not end a run. */
function isInside(ink: FloatImage, column: number, row: number, flank: number): boolean {
  if (row < 0 || row >= ink.height) return false;
  const { width, data } = ink;
  const first = row * width;
  if (data[first + column]! >= inkThreshold) return true;
  let [left, right] = [false, false];
  for (let d = 1; d <= flank; d++) {
    left ||= data[first + Math.max(column - d, 0)]! >= inkThreshold;
    right ||= data[first + Math.min(column + d, width - 1)]! >= inkThreshold;
  }
  return left && right;
}
