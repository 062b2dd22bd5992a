import { listMarkedRows, type MarkedRows } from '../../../image/list-marked-rows.ts';
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

/** Marks fainter than this are none. */
const faintest = 1e-4;

/** The marks of a network with what `listMarkedRows` tells of them, made once for all traces of a page. */
export interface MarkedLines extends LineMarks {
  readonly marked: MarkedRows;
}

export function markLines(lines: LineMarks): MarkedLines {
  return { ...lines, marked: listMarkedRows(lines.marks, faintest) };
}

/** The marks along a trace. `neighbours`: heights (mm) of the other traces at its samples, NaN where there is none. */
export function readMarks(
  lines: MarkedLines | null,
  trace: LeadTrace,
  neighbours: readonly Float32Array[],
): TraceMarks {
  const count = trace.y.length;
  const own = new Float64Array(count).fill(lines === null ? 1 : 0);
  const rival = new Float64Array(count);
  if (lines === null) return { own, rival };
  const { left, top, pixelsPerMillimetre: scale, marked } = lines;
  const isExplained = explainBy(neighbours, { lines, trace });
  for (let i = 0; i < count; i++) {
    const column = Math.round((trace.start + i * trace.step - left) * scale * 2 + 0.5);
    if (Number.isNaN(trace.y[i]!) || column < 0 || column >= lines.marks.width) continue;
    const centre = (trace.y[i]! - top) * scale;
    for (let m = marked.first[column]!; m < marked.first[column + 1]!; m++) {
      const distance = Math.abs(marked.rows[m]! - centre) / scale;
      if (distance > rivalReach) continue;
      const mark = Math.min(1, marked.marks[m]!);
      const value = mark * (1 - distance / rivalReach);
      if (distance <= ownReach) own[i] = Math.max(own[i]!, mark);
      else if (value > rival[i]! && !isExplained(i, marked.rows[m]!)) rival[i] = value;
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
