import { median } from '../../signal/median.ts';
import type { TraceRow } from './find-trace-rows.ts';

/** How much speaks for rows of an ECG. */
export interface TraceRowEvidence {
  /** Rows that begin and end with the others and carry complexes. */
  readonly rows: readonly TraceRow[];
  /** Common begin and end of the rows, medians, in pixels. */
  readonly first: number;
  readonly last: number;
  /** Whether most rows have the same length, as on a page that lies flat. */
  readonly steady: boolean;
}

/** Rows begin, and end, within this part of the row's length of each other. */
const aligned = 0.03;
/** A row of 2 s or more shows at least this many complexes; leads of low voltage may show none. */
const leastSpikes = 3;
const leastSpikyShare = 0.5;
/** Twelve leads and three rhythm strips, and a little: more rows are the lines of a grid or a table. */
const mostRows = 18;

/** Of a trace at least this part is flat: the rest are steep strokes, and gaps. */
const leastFlatShare = 0.45;
/** Nearly all columns of a row on bare paper hold one stroke; words, hatching and grids have several. */
const leastSingleShare = 0.65;
/** Rows of a page that lies flat have one length: most are within this part of the usual one. */
const sameLength = 0.006;
const mostRowsShare = 0.75;

/**
 * Keeps the rows that stand under one another. Null where what is left does not look like an ECG: ruled lines have no
 * complexes, lines of words are not long, and drawings do not begin and end together.
 */
export function judgeTraceRows(rows: readonly TraceRow[]): TraceRowEvidence | null {
  const drawn = rows.filter((row) => row.flatShare >= leastFlatShare && row.singleShare >= leastSingleShare);
  let best: TraceRow[] = [];
  for (const row of drawn) {
    const limit = aligned * lengthOf(row);
    const group = drawn.filter(
      (other) => Math.abs(other.first - row.first) <= limit && Math.abs(other.last - row.last) <= limit,
    );
    if (group.length > best.length) best = group;
  }
  const spiky = best.filter((row) => row.spikes >= leastSpikes).length;
  if (best.length === 0 || best.length > mostRows || spiky < leastSpikyShare * best.length) return null;
  const length = median(best.map(lengthOf));
  const usual = best.filter((row) => Math.abs(lengthOf(row) - length) <= sameLength * length).length;
  return {
    rows: best,
    first: median(best.map((row) => row.first)),
    last: median(best.map((row) => row.last)),
    steady: usual >= mostRowsShare * best.length,
  };
}

function lengthOf(row: TraceRow): number {
  return row.last - row.first;
}
