import { type Arrangement, columnStart, countColumns } from './arrangement.ts';

/** Samples `from` to `to` of the page. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ColumnStretch extends Stretch {
  readonly column: number;
}

/** A page is tested in at least this many pieces. */
const leastStretches = 4;
/** Pieces that are cut off to less than this part of the others say too little. */
const leastShown = 0.4;

/** Cuts a page of `length` samples into pieces of about the same length, none of which reaches over a change of columns. */
export function listStretches(arrangement: Arrangement, length: number): ColumnStretch[] {
  const columns = countColumns(arrangement);
  const pieces = Math.ceil(leastStretches / columns);
  const width = (columnStart(arrangement, 1) - columnStart(arrangement, 0)) / pieces;
  return Array.from({ length: columns * pieces }, (_, index) => {
    const start = columnStart(arrangement, 0) + index * width;
    const from = Math.max(0, start);
    const to = Math.min(1, start + width);
    return { column: Math.floor(index / pieces), from, to };
  })
    .filter(({ from, to }) => to - from >= leastShown * width)
    .map(({ column, from, to }) => ({ column, from: Math.round(from * length), to: Math.round(to * length) }));
}
