import type { RowSketch } from '../../../model/page-layout.ts';
import { median } from './median.ts';

/** Where the traces begin and end on the paper, in millimetres. */
export interface RowsExtent {
  /** Common ends of the rows. */
  readonly left: number;
  readonly right: number;
  /** Ends of the rows that lie near the common ones. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Side on which most rows begin or end on a calibration pulse. */
  readonly pulseSide: 'left' | 'right' | null;
}

/** Ends this near (mm) to each other are one and the same. */
const together = 0.5;
/** The outermost end that at least this part of the rows (two rows at least) reaches is the common one. */
const leastShare = 0.3;

/**
 * The common ends of all rows; null where no row has any ink. Ends get lost in weak ink and in steep strokes, but nothing
 * makes rows longer at one and the same place, so that the outermost end on which rows agree is the true one.
 */
export function measureExtent(rows: readonly RowSketch[]): RowsExtent | null {
  const drawn = rows.filter(
    (row) => Number.isFinite(row.traceStart) && Number.isFinite(row.traceEnd) && row.y.some(Number.isFinite),
  );
  if (drawn.length === 0) return null;
  const starts = outermost(drawn.map((row) => -row.traceStart)).map((value) => -value);
  const ends = outermost(drawn.map((row) => row.traceEnd));
  return { left: median(starts), right: median(ends), starts, ends, pulseSide: commonSide(rows) };
}

/** The largest values on which enough of the others agree; all where none do. */
function outermost(values: readonly number[]): number[] {
  const needed = Math.max(Math.min(2, values.length), leastShare * values.length);
  for (const value of [...values].sort((one, two) => two - one)) {
    const group = values.filter((other) => other <= value && other >= value - together);
    if (group.length >= needed) return group;
  }
  return [...values];
}

function commonSide(rows: readonly RowSketch[]): 'left' | 'right' | null {
  const share = (side: 'left' | 'right') => rows.filter((row) => row.pulseSide === side).length / rows.length;
  return share('left') > 0.5 ? 'left' : share('right') > 0.5 ? 'right' : null;
}
