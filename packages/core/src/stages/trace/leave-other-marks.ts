import type { MarkedRows } from '../../image/list-marked-rows.ts';
import type { LeadTrace, LineMarks } from '../../model/page.ts';

export interface LeaveOtherMarksOptions {
  /** Row of the page that each trace is part of. */
  readonly rows: readonly number[];
  readonly lines: LineMarks;
  /** What `markRows` gives for the marks. */
  readonly marked: MarkedRows;
}

/** A mark this near (rows of marks) to a trace is explained by it. */
const explained = 2.5;
/** Own traces are given more room: they may be drawn a little beside the pen. */
const ownRoom = 4;

/**
 * For each trace the marks that may be its own: all but those that lie on the trace of another row, away from its own. A
 * row whose own line the network hardly sees for a while would follow its neighbour's.
 */
export function leaveOtherMarks(traces: readonly LeadTrace[], options: LeaveOtherMarksOptions): MarkedRows[] {
  const { rows, lines, marked } = options;
  const bands = bandsOfRows(traces, options);
  const isForeign = (band: Band, m: number, k: number) =>
    marked.rows[m]! >= band.top[k]! - explained && marked.rows[m]! <= band.bottom[k]! + explained;
  // How many rows explain each mark.
  const explaining = new Uint8Array(marked.rows.length);
  for (const band of bands.values()) {
    for (let k = 0; k < lines.marks.width; k++) {
      if (Number.isNaN(band.top[k]!)) continue;
      for (let m = marked.first[k]!; m < marked.first[k + 1]!; m++) if (isForeign(band, m, k)) explaining[m]!++;
    }
  }
  const kept = new Map([...bands].map(([row, band]) => [row, keepOwn(marked, band, explaining)]));
  return rows.map((row) => kept.get(row)!);
}

/** Rows of marks that a trace crosses at each half column: half way to both neighbours. NaN where it is not drawn. */
interface Band {
  readonly top: Float32Array;
  readonly bottom: Float32Array;
}

function bandsOfRows(traces: readonly LeadTrace[], { rows, lines }: LeaveOtherMarksOptions): Map<number, Band> {
  const { width } = lines.marks;
  const heights = new Map<number, Float32Array>();
  traces.forEach((trace, index) => {
    const row = rows[index]!;
    const y = heights.get(row) ?? new Float32Array(width).fill(Number.NaN);
    heights.set(row, y);
    const scale = lines.pixelsPerMillimetre;
    const xOf = (k: number) => lines.left + (k - 0.5) / 2 / scale;
    const first = Math.max(0, Math.ceil((trace.start - lines.left) * scale * 2 + 0.5));
    const end = trace.start + (trace.y.length - 1) * trace.step;
    for (let k = first; k < width && xOf(k) <= end; k++) {
      const position = (xOf(k) - trace.start) / trace.step;
      const i = Math.floor(position);
      const before = trace.y[i]!;
      const after = trace.y[Math.min(i + 1, trace.y.length - 1)]!;
      y[k] = (before + (after - before) * (position - i) - lines.top) * scale;
    }
  });
  return new Map([...heights].map(([row, y]) => [row, bandAround(y)]));
}

function bandAround(y: Float32Array): Band {
  const top = y.slice();
  const bottom = y.slice();
  for (let k = 0; k < y.length; k++) {
    for (const beside of [k - 1, k + 1]) {
      const middle = (y[beside]! + y[k]!) / 2;
      // Comparisons with NaN are false.
      if (middle < top[k]!) top[k] = middle;
      if (middle > bottom[k]!) bottom[k] = middle;
    }
  }
  return { top, bottom };
}

/** The marks but those that other rows explain and this one does not. */
function keepOwn(marked: MarkedRows, band: Band, explaining: Uint8Array): MarkedRows {
  const first = new Int32Array(marked.first.length);
  const rows = new Int32Array(marked.rows.length);
  const marks = new Float32Array(marked.rows.length);
  let count = 0;
  for (let k = 0; k + 1 < marked.first.length; k++) {
    first[k] = count;
    const top = band.top[k]! - ownRoom;
    const bottom = band.bottom[k]! + ownRoom;
    for (let m = marked.first[k]!; m < marked.first[k + 1]!; m++) {
      const v = marked.rows[m]!;
      if (explaining[m]! > 0 && !(v >= top && v <= bottom)) continue;
      rows[count] = v;
      marks[count++] = marked.marks[m]!;
    }
  }
  first[marked.first.length - 1] = count;
  return { first, rows: rows.subarray(0, count), marks: marks.subarray(0, count) };
}
