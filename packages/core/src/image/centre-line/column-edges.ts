import type { FloatImage } from '../../model/image.ts';
import { crossing } from './crossing.ts';
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
  const { width, height, data } = ink;
  const at = (row: number) => (row < 0 || row >= height ? 0 : data[row * width + column]!);
  const place = Math.round(options.path[column]!);
  const start = startsNear.map((d) => place + d).find((row) => at(row) >= inkThreshold);
  if (start === undefined) return null;
  const flank = Math.max(1, Math.round(flankPens * options.pen));
  const inside = (row: number) => at(row) >= inkThreshold || isFlanked(ink, { column, row }, flank);
  let top = start;
  while (inside(top - 1)) top--;
  let bottom = start;
  while (inside(bottom + 1)) bottom++;
  while (at(top) < inkThreshold) top++;
  while (at(bottom) < inkThreshold) bottom--;
  const own = ownPart(ink, { top, bottom }, { ...options, column });
  let darkest = 0;
  for (let row = Math.ceil(own.top); row <= own.bottom; row++) darkest = Math.max(darkest, at(row));
  const level = darkest / 2;
  return {
    // Where the run was cut there is no edge to be found: the cut is the edge.
    upper: own.top > top ? own.top : crossing(at, { row: own.top, outward: -1 }, level),
    lower: own.bottom < bottom ? own.bottom : crossing(at, { row: own.bottom, outward: 1 }, level),
    shared: own.shared,
  };
}

/** A hole between two strokes that all but touch: ink close by on both sides. It does not end a run. */
function isFlanked(ink: FloatImage, place: { readonly column: number; readonly row: number }, reach: number): boolean {
  const { column, row } = place;
  if (row < 0 || row >= ink.height) return false;
  const first = row * ink.width;
  let [left, right] = [false, false];
  for (let d = 1; d <= reach; d++) {
    left ||= ink.data[first + Math.max(column - d, 0)]! >= inkThreshold;
    right ||= ink.data[first + Math.min(column + d, ink.width - 1)]! >= inkThreshold;
  }
  return left && right;
}
