import type { RowSketch } from '../../../model/page-layout.ts';
import { median } from './median.ts';

/** Where the traces begin and end on the paper, in millimetres. */
export interface RowsExtent {
  /** Common ends of the rows. */
  readonly left: number;
  readonly right: number;
  /** Middle of each row that reaches both common ends. */
  readonly middles: readonly number[];
  /** Side on which most rows begin or end on a calibration pulse. */
  readonly pulseSide: 'left' | 'right' | null;
}

/** A row whose ends lie further (mm) from the common ends was found badly or starts elsewhere. */
const endTolerance = 1.5;

/** The common ends of all rows, robust to rows of which an end was lost; null where no row has any ink. */
export function measureExtent(rows: readonly RowSketch[]): RowsExtent | null {
  const ends = rows.map(endsOf).filter((end) => end !== null);
  if (ends.length === 0) return null;
  const left = median(ends.map((end) => end.left));
  const right = median(ends.map((end) => end.right));
  const whole = ends.filter(
    (end) => Math.abs(end.left - left) <= endTolerance && Math.abs(end.right - right) <= endTolerance,
  );
  const middles = whole.map((end) => (end.left + end.right) / 2);
  return { left, right, middles: middles.length > 0 ? middles : [(left + right) / 2], pulseSide: commonSide(rows) };
}

function endsOf(row: RowSketch): { readonly left: number; readonly right: number } | null {
  return Number.isFinite(row.traceStart) && Number.isFinite(row.traceEnd) ? { left: row.traceStart, right: row.traceEnd } : null;
}

function commonSide(rows: readonly RowSketch[]): 'left' | 'right' | null {
  const share = (side: 'left' | 'right') => rows.filter((row) => row.pulseSide === side).length / rows.length;
  return share('left') > 0.5 ? 'left' : share('right') > 0.5 ? 'right' : null;
}
