import type { LeadSeparator, RowSketch } from '../../../model/page-layout.ts';
import type { PaperBox } from '../../../model/printed.ts';
import { median } from '../../../signal/median.ts';

/** A strip of paper in which rows are broken together: a gap, a tick between leads, or a name between two gaps. */
export interface SeamMark {
  /** mm on the flat paper. */
  readonly left: number;
  readonly right: number;
}

export interface SeamMarks {
  readonly gaps: readonly SeamMark[];
  readonly ticks: readonly SeamMark[];
}

export interface FindSeamMarksOptions {
  /** The rows that are broken where a lead ends. */
  readonly rows: readonly number[];
  readonly separators: readonly LeadSeparator[];
  /** Names as read. */
  readonly names: readonly PaperBox[];
}

/** Shorter holes (mm) are weak ink. */
const leastGap = 0.15;
/** Gaps of different rows are one where their middles stand within this (mm). */
const aligned = 0.4;
/** At least this part of the rows is broken there: a name or a stroke may close the gap in some. */
const leastShare = 0.65;
const leastRows = 2;
/** Half of a tick's width (mm). */
const halfTick = 0.2;
/** A tick stands this near (mm) to the gap behind or before it. */
const besideTick = 1.2;
/** Where a name stands between two gaps, each is at most this far (mm) from it, and it is not wider than this (mm). */
const besideName = 1.5;
const widestName = 12;

/** Places at which most rows are broken, from left to right: by gaps, with what stands in them, and by ticks. */
export function findSeamMarks(
  sketches: readonly RowSketch[],
  { rows, separators, names }: FindSeamMarksOptions,
): SeamMarks {
  const least = Math.max(leastRows, leastShare * rows.length);
  const found = rows.flatMap((row) => listGaps(sketches[row]!).map((gap) => ({ ...gap, row })));
  const strokes = separators
    .filter(({ row }) => rows.includes(row))
    .map(({ row, x }) => ({ left: x - halfTick, right: x + halfTick, row }));
  const ticks = groupMarks(strokes, least);
  const gaps: SeamMark[] = [];
  for (const gap of groupMarks(found, least)) {
    const beside = ticks.filter((tick) => tick.left - gap.right <= besideTick && gap.left - tick.right <= besideTick);
    const left = Math.min(gap.left, ...beside.map((tick) => tick.left));
    const right = Math.max(gap.right, ...beside.map((tick) => tick.right));
    const before = gaps.at(-1);
    if (before !== undefined && (left <= before.right || isName(before, gap, names))) {
      gaps[gaps.length - 1] = { left: before.left, right };
    } else gaps.push({ left, right });
  }
  return { gaps, ticks };
}

interface RowMark extends SeamMark {
  readonly row: number;
}

function listGaps({ y, start, step, traceStart, traceEnd }: RowSketch): SeamMark[] {
  const gaps: SeamMark[] = [];
  const first = Math.max(0, Math.ceil((traceStart - start) / step));
  const last = Math.min(y.length - 1, Math.floor((traceEnd - start) / step));
  let drawn = -1;
  for (let k = first; k <= last; k++) {
    if (Number.isNaN(y[k]!)) continue;
    if (drawn >= 0 && (k - drawn - 1) * step >= leastGap)
      gaps.push({ left: start + drawn * step, right: start + k * step });
    drawn = k;
  }
  return gaps;
}

function groupMarks(marks: readonly RowMark[], least: number): SeamMark[] {
  const sorted = [...marks].sort((a, b) => middle(a) - middle(b));
  const groups: SeamMark[] = [];
  for (let k = 0; k < sorted.length; ) {
    let end = k + 1;
    while (end < sorted.length && middle(sorted[end]!) - middle(sorted[k]!) <= 2 * aligned) end++;
    const group = sorted.slice(k, end);
    if (new Set(group.map(({ row }) => row)).size >= least) {
      groups.push({ left: median(group.map(({ left }) => left)), right: median(group.map(({ right }) => right)) });
      k = end;
    } else k++;
  }
  return groups;
}

function middle({ left, right }: SeamMark): number {
  return (left + right) / 2;
}

/** Whether it is names that stand between two marks. */
function isName(one: SeamMark, other: SeamMark, names: readonly PaperBox[]): boolean {
  if (other.left - one.right > widestName) return false;
  const between = names.filter(
    ({ left, right }) =>
      left >= one.left && right <= other.right && left - one.right <= besideName && other.left - right <= besideName,
  );
  return between.length >= leastRows;
}
