import { median } from '../../signal/median.ts';
import type { TraceRow } from './find-trace-rows.ts';

/** Rows that stand under one another, and how much speaks for an ECG. */
export interface TraceRowEvidence {
  /** Rows that begin and end with the others. */
  readonly rows: readonly TraceRow[];
  /** Common begin and end of the rows, medians, in pixels. */
  readonly first: number;
  readonly last: number;
  /** Whether most rows have the same length, as on a page that lies flat. */
  readonly steady: boolean;
  /** Whether most rows begin, or end, at one x: strokes at the other end may be too faint. */
  readonly flush: boolean;
  /** Whether rows carry complexes, or are broken where they should: ruled lines carry none. */
  readonly spiky: boolean;
}

/** Rows begin, and end, within this part of the row's length of each other. */
const aligned = 0.03;
/** A row of 2 s or more shows at least this many complexes; leads of low voltage may show none. */
const leastSpikes = 3;
const leastSpikyShare = 0.3;
/** Twelve leads and three rhythm strips, and a little: more rows are the lines of a grid or a table. */
const mostRows = 18;

/** Of a trace at least this part is flat: the rest are steep strokes, and gaps. */
const leastFlatShare = 0.45;
/** Nearly all columns of a row on bare paper hold one stroke; words, hatching and grids have several. */
const leastSingleShare = 0.65;
/**
 * Complexes that are too faint leave gaps at the same place in most rows, within this part of their length (2 mm); this
 * many tell an ECG. Where a row has more gaps than it may have beats they are those of a dotted line.
 */
const sameBeat = 0.008;
const leastBeats = 4;
const mostBeats = 60;
const leastBrokenShare = 0.6;
const leastBrokenRows = 3;
/** Rows of a page that lies flat have one length: most are within this part of the usual one. */
const sameLength = 0.006;
const mostRowsShare = 0.75;

/** Rows that are drawn as a trace is: one stroke, flat for the most part. */
export function keepDrawnRows(rows: readonly TraceRow[]): TraceRow[] {
  return rows.filter((row) => row.flatShare >= leastFlatShare && row.singleShare >= leastSingleShare);
}

/**
 * Keeps the rows that stand under one another. Null where there are none, or too many: lines of words are not long, and
 * drawings do not begin and end together.
 */
export function judgeTraceRows(rows: readonly TraceRow[]): TraceRowEvidence | null {
  const drawn = keepDrawnRows(rows);
  let best: TraceRow[] = [];
  for (const row of drawn) {
    const limit = aligned * lengthOf(row);
    const group = drawn.filter(
      (other) => Math.abs(other.first - row.first) <= limit && Math.abs(other.last - row.last) <= limit,
    );
    if (group.length > best.length) best = group;
  }
  const spiky = best.filter((row) => row.spikes >= leastSpikes).length;
  if (best.length === 0 || best.length > mostRows) return null;
  const length = median(best.map(lengthOf));
  const first = median(best.map((row) => row.first));
  const last = median(best.map((row) => row.last));
  const areMost = (holds: (row: TraceRow) => boolean) => best.filter(holds).length >= mostRowsShare * best.length;
  const steady = areMost((row) => Math.abs(lengthOf(row) - length) <= sameLength * length);
  const atFirst = areMost((row) => Math.abs(row.first - first) <= sameLength * length);
  const atLast = areMost((row) => Math.abs(row.last - last) <= sameLength * length);
  return {
    rows: best,
    first,
    last,
    steady,
    flush: steady || atFirst || atLast,
    spiky: spiky >= leastSpikyShare * best.length || areBrokenAlike(best, length),
  };
}

/** Whether the rows are broken at the same places, one below the other, as by faint complexes. */
function areBrokenAlike(rows: readonly TraceRow[], length: number): boolean {
  const broken = rows.filter(({ breaks }) => breaks.length <= mostBeats);
  const enough = Math.max(leastBrokenRows, leastBrokenShare * rows.length);
  const isShared = (place: number) =>
    broken.filter(({ breaks }) => breaks.some((other) => Math.abs(other - place) <= sameBeat * length)).length >=
    enough;
  let [beats, last] = [0, Number.NEGATIVE_INFINITY];
  for (const place of broken.flatMap(({ breaks }) => breaks).sort((a, b) => a - b)) {
    if (place - last <= 2 * sameBeat * length || !isShared(place)) continue;
    beats++;
    last = place;
  }
  return beats >= leastBeats;
}

function lengthOf(row: TraceRow): number {
  return row.last - row.first;
}
