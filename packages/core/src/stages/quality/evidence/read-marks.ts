import type { LeadTrace, LineMarks } from '../../../model/page.ts';

/** What a network sees along a trace, a value a sample; 1 and 0 without a network. */
export interface TraceMarks {
  /** Its mark on the trace. */
  readonly own: Float64Array;
  /** Its strongest mark near the trace that no other trace explains, the less the farther away. */
  readonly rival: Float64Array;
}

/** A mark farther from the trace than this is another line's; the line's own blurred mark reaches less far (mm). */
const ownReach = 0.8;
/** Marks farther away than this do not lead a trace astray (mm). */
const rivalReach = 12;

/** The marks along a trace. `neighbours`: heights (mm) of the other traces at its samples, NaN where there is none. */
export function readMarks(
  lines: LineMarks | undefined,
  trace: LeadTrace,
  neighbours: readonly Float32Array[],
): TraceMarks {
  const count = trace.y.length;
  const own = new Float64Array(count).fill(lines === undefined ? 1 : 0);
  const rival = new Float64Array(count);
  if (lines === undefined) return { own, rival };
  const { pixelsPerMillimetre: scale, marks } = lines;
  const { column, nearest, first, last, centre, most } = placeSearch(lines, trace);
  const isExplained = explainBy(neighbours, { lines, trace });
  // From the trace outward: what is nearer counts more, so that most of what is farther away need not be weighed. Along
  // the trace first, which is the order of memory where it runs level.
  for (let n = 0; n < most; n++) {
    for (const away of [-n, n + 1]) {
      for (let i = 0; i < count; i++) {
        const v = nearest[i]! + away;
        if (v < first[i]! || v > last[i]!) continue;
        const mark = marks.data[v * marks.width + column[i]!]!;
        if (mark <= rival[i]! && mark <= own[i]!) continue;
        const distance = Math.abs(v - centre[i]!) / scale;
        if (distance <= ownReach) {
          own[i] = Math.max(own[i]!, Math.min(1, mark));
          continue;
        }
        const value = mark * (1 - distance / rivalReach);
        if (value > rival[i]! && !isExplained(i, v)) rival[i] = Math.min(1, value);
      }
    }
  }
  return { own, rival };
}

/** Gives a function that tells whether a row of the marks is near to another trace than this one, at one of its samples. */
function explainBy(
  neighbours: readonly Float32Array[],
  { lines, trace }: { readonly lines: LineMarks; readonly trace: LeadTrace },
): (sample: number, row: number) => boolean {
  const { top, pixelsPerMillimetre: scale } = lines;
  const first = new Int32Array(trace.y.length + 1);
  const rows = new Float64Array(trace.y.length * neighbours.length);
  let count = 0;
  for (let i = 0; i < trace.y.length; i++) {
    first[i] = count;
    for (const heights of neighbours) {
      // Others are too far away to explain what is looked at; false where there is none.
      if (Math.abs(heights[i]! - trace.y[i]!) <= rivalReach + 2 * ownReach) rows[count++] = (heights[i]! - top) * scale;
    }
  }
  first[trace.y.length] = count;
  return (i, v) => {
    for (let n = first[i]!; n < first[i + 1]!; n++) if (Math.abs(rows[n]! - v) / scale <= ownReach) return true;
    return false;
  };
}

/** Column of each sample, the row above it, the rows to look at, none beside the marks, and how far they go at most. */
function placeSearch({ left, top, pixelsPerMillimetre: scale, marks }: LineMarks, { start, step, y }: LeadTrace) {
  const column = new Int32Array(y.length);
  const nearest = new Int32Array(y.length);
  const first = new Int32Array(y.length);
  const last = new Int32Array(y.length).fill(-1);
  const centre = new Float64Array(y.length);
  let most = 0;
  for (let i = 0; i < y.length; i++) {
    if (Number.isNaN(y[i]!)) continue;
    column[i] = Math.round((start + i * step - left) * scale * 2 + 0.5);
    if (column[i]! < 0 || column[i]! >= marks.width) continue;
    centre[i] = (y[i]! - top) * scale;
    first[i] = Math.max(0, Math.ceil(centre[i]! - rivalReach * scale));
    last[i] = Math.min(marks.height - 1, Math.floor(centre[i]! + rivalReach * scale));
    nearest[i] = Math.floor(centre[i]!);
    most = Math.max(most, nearest[i]! - first[i]! + 1, last[i]! - nearest[i]!);
  }
  return { column, nearest, first, last, centre, most };
}
