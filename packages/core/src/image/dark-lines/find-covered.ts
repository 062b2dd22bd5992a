import type { LineStrokes } from './measure-strokes.ts';

export interface FindCoveredOptions {
  readonly pixelsPerMillimetre: number;
  /** 1 where lines of the other direction cross: nothing can be measured there. */
  readonly crossed: Uint8Array;
  /** Usual thickness of the strokes of the page in pixels; null: not known. */
  readonly penWidth: number | null;
}

export interface CoveredLines {
  /** 1 where something runs along a line. */
  readonly covered: readonly Uint8Array[];
  /** Usual thickness of the lines themselves, in pixels. */
  readonly ownThickness: number;
}

/** Length along a line (mm) over which its thickness is averaged: the threshold of a scanner makes dashes of it. */
const window = 1.2;
/** Of that, the part that has to be free of crossing lines and strokes. */
const leastFree = 0.15;
/** Rank of the thickness of lines of one direction under which it is the grid's own: traces run along few of them. */
const ownRank = 0.84;
/** What is thicker than the grid's own lines by so much (mm) is more than a line; and goes on while it is by so much. */
const surelyThicker = 0.05;
const thicker = 0.02;
/** What is thicker than a line and so many pens crosses the line; where the pen is not known, than so many mm. */
const crossingPens = 1.3;
const crossingThickness = 0.6;
/** So near to what crosses (mm) the line is thicker by its ragged edge. */
const besideCrossing = 0.25;
/** What is thicker than a line and so many pens over more than this (mm) is a bar that lies on it. */
const barPens = 2;
const barLength = 2.5;
/** Shorter stretches (mm) are crossings; between two of them a trace is not seen over shorter ones than this either. */
const shortest = 1.5;
/** A line that is thicker over more of the page than this is a thicker line: traces leave it, and end before the page does. */
const wholeLine = 0.97;

/** Where something runs along the lines of one direction, by its thickness. */
export function findCovered(lines: readonly LineStrokes[], options: FindCoveredOptions): CoveredLines {
  const { crossed, penWidth, pixelsPerMillimetre } = options;
  const measured = lines.map(({ thickness }) => thickness);
  const ownThickness = rankOf(measured, 0.5);
  const most = ownThickness + (penWidth === null ? crossingThickness * pixelsPerMillimetre : crossingPens * penWidth);
  const size = Math.round(window * pixelsPerMillimetre);
  const beside = Math.round(besideCrossing * pixelsPerMillimetre);
  const smoothed = measured.map((thickness) =>
    smooth(thickness, { size, isFree: markFree(thickness, { crossed, most, beside }) }),
  );
  const own = rankOf(smoothed, ownRank);
  const limits = {
    sure: own + surelyThicker * pixelsPerMillimetre,
    least: own + thicker * pixelsPerMillimetre,
    // Dashes are thicker than the line is in the mean.
    leastAtEnds: Math.max(own, rankOf(measured, ownRank)) + thicker * pixelsPerMillimetre,
    shortest: shortest * pixelsPerMillimetre,
  };
  const bar = { thicker: ownThickness + barPens * (penWidth ?? crossingThickness * pixelsPerMillimetre), crossed };
  const covered = measured.map((thickness, index) => {
    const marks = markStretches(smoothed[index]!, thickness, limits);
    markBars(marks, thickness, { ...bar, longer: barLength * pixelsPerMillimetre });
    return marks;
  });
  return { covered, ownThickness };
}

/** Every third value will do. */
const stride = 3;

/** The value of that rank, 0 to 1, of all that are over 0; 0 where none is. */
function rankOf(lines: readonly Float32Array[], rank: number): number {
  const values = new Float32Array(lines.reduce((sum, { length }) => sum + Math.ceil(length / stride), 0));
  let count = 0;
  for (const line of lines) for (let i = 0; i < line.length; i += stride) if (line[i]! > 0) values[count++] = line[i]!;
  return values.subarray(0, count).sort()[Math.floor(rank * count)] ?? 0;
}

/** Marks with 1 where neither another line nor a stroke crosses. */
function markFree(
  thickness: Float32Array,
  { crossed, most, beside }: { readonly crossed: Uint8Array; readonly most: number; readonly beside: number },
): Uint8Array {
  const isFree = new Uint8Array(thickness.length).fill(1);
  for (let i = 0; i < thickness.length; i++) {
    if (crossed[i] === 1) isFree[i] = 0;
    else if (thickness[i]! > most) isFree.fill(0, Math.max(0, i - beside), i + beside + 1);
  }
  return isFree;
}

/** Mean over `size` pixels as far as they are free; NaN where that is too little. */
function smooth(
  values: Float32Array,
  { size, isFree }: { readonly size: number; readonly isFree: Uint8Array },
): Float32Array {
  const half = size >> 1;
  const result = new Float32Array(values.length).fill(Number.NaN);
  let sum = 0;
  let count = 0;
  const add = (i: number, sign: 1 | -1) => {
    if (i < 0 || i >= values.length || isFree[i] === 0) return;
    sum += sign * values[i]!;
    count += sign;
  };
  for (let i = 0; i < half; i++) add(i, 1);
  for (let i = 0; i < values.length; i++) {
    add(i + half, 1);
    add(i - half - 1, -1);
    if (count >= leastFree * size) result[i] = sum / count;
  }
  return result;
}

/** Stretches where the thickness stays over the lower limit and reaches the upper one; crossings within do not end them. */
function markStretches(
  smoothed: Float32Array,
  thickness: Float32Array,
  { sure, least, leastAtEnds, shortest }: Record<'sure' | 'least' | 'leastAtEnds' | 'shortest', number>,
): Uint8Array {
  const marks = new Uint8Array(smoothed.length);
  let marked = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < smoothed.length; i++) {
    if (!(smoothed[i]! > least)) continue;
    let start = i;
    let isSure = false;
    // A comparison with NaN is false: a crossing goes on.
    for (; i < smoothed.length && !(smoothed[i]! <= least); i++) if (smoothed[i]! > sure) isSure = true;
    // The mean reaches beyond both ends of what it is the mean of.
    let end = i;
    while (start < end && thickness[start]! <= leastAtEnds) start++;
    while (end > start && thickness[end - 1]! <= leastAtEnds) end--;
    if (!isSure || end - start < shortest) continue;
    marks.fill(1, start - before < shortest ? before : start, end);
    marked += end - start;
    before = end;
  }
  const printed = smoothed.reduce((count, value) => (value > 0 ? count + 1 : count), 0);
  return marked > wholeLine * printed ? marks.fill(0) : marks;
}

function markBars(
  marks: Uint8Array,
  thickness: Float32Array,
  bar: { readonly thicker: number; readonly longer: number; readonly crossed: Uint8Array },
): void {
  let start = 0;
  for (let i = 0; i <= thickness.length; i++) {
    if (i < thickness.length && (bar.crossed[i] === 1 || thickness[i]! > bar.thicker)) continue;
    if (i - start > bar.longer) marks.fill(1, start, i);
    start = i + 1;
  }
}
