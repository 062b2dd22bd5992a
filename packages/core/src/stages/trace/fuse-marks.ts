import type { LeadTrace, LineMarks } from '../../model/page.ts';
import { millimetres } from '../../units.ts';
import { followLine, markRows } from './follow-line.ts';

/** A mark as sure as this is nearer to the pen's way than the edges of its ink are. */
const sureMark = 0.5;
/** Where it has no doubt, the network marks a line between two rows this strongly. */
const usualMark = 0.8;

/**
 * A trace by the marks of a network where they are sure, and by the edges of its ink elsewhere: on the steep strokes of
 * QRS complexes, and where the network sees nothing. Samples are half columns of the marks. `marked`: what `markRows` gives
 * for the marks, made once for all traces of a page.
 */
export function fuseMarks(trace: LeadTrace, lines: LineMarks, marked = markRows(lines.marks)): LeadTrace {
  const { left, top, pixelsPerMillimetre: scale, marks } = lines;
  const columns = marks.width / 2;
  const end = trace.start + (trace.y.length - 1) * trace.step;
  const first = Math.max(0, Math.ceil((trace.start - left) * scale - slack));
  const last = Math.min(columns - 1, Math.floor((end - left) * scale + slack));
  if (last <= first) return trace;
  const path = new Float32Array(columns).fill(Number.NaN);
  for (let u = first; u <= last; u++) path[u] = (heightAt(trace, left + u / scale) - top) * scale;
  fillGaps(path);
  const line = followLine(marks, { path, marked });
  const y = new Float32Array(2 * (last - first + 1));
  const confidence = new Float32Array(y.length);
  for (let i = 0; i < y.length; i++) {
    const k = 2 * first + i;
    const mark = line.confidence[k]!;
    const x = left + (k - 0.5) / 2 / scale;
    if (mark >= sureMark) {
      y[i] = top + line.y[k]! / scale;
      confidence[i] = Math.max(Math.min(1, mark / usualMark), trace.confidence[nearest(trace, x)] || 0);
    } else {
      y[i] = heightAt(trace, x);
      confidence[i] = trace.confidence[nearest(trace, x)]!;
    }
  }
  return {
    ...trace,
    start: millimetres(left + (2 * first - 0.5) / 2 / scale),
    step: millimetres(1 / (2 * scale)),
    y,
    confidence,
  };
}

/** Columns at which rounding must not cut a trace short. */
const slack = 0.1;

function nearest(trace: LeadTrace, x: number): number {
  return Math.min(trace.y.length - 1, Math.max(0, Math.round((x - trace.start) / trace.step)));
}

/** Height of the trace at x, straight between its samples; beside a gap and beyond the ends the nearest sample's. */
function heightAt(trace: LeadTrace, x: number): number {
  const position = (x - trace.start) / trace.step;
  const i = Math.floor(position);
  const before = trace.y[i] ?? Number.NaN;
  const after = trace.y[i + 1] ?? Number.NaN;
  const straight = before + (after - before) * (position - i);
  return Number.isNaN(straight) ? trace.y[nearest(trace, x)]! : straight;
}

/** Straight lines over gaps, so that the marks can be followed through them. */
function fillGaps(path: Float32Array): void {
  let last = -1;
  for (let k = 0; k < path.length; k++) {
    if (Number.isNaN(path[k]!)) continue;
    for (let n = last + 1; last >= 0 && n < k; n++) {
      path[n] = path[last]! + ((path[k]! - path[last]!) * (n - last)) / (k - last);
    }
    last = k;
  }
}
