import type { FloatImage } from '../../model/image.ts';
import type { FlatPage, LeadTrace, LineMarks } from '../../model/page.ts';
import { lineInputs } from '../line-network.ts';

export interface DescribeLineOptions {
  readonly flat: FlatPage;
  /** Where the ink network saw the middle of a pen. */
  readonly lines: LineMarks;
  /** Diameter of the pen, mm. */
  readonly penWidth: number;
  /** mm/s. */
  readonly paperSpeed: number;
  /** Steepness of the other traces of the page, as `listSteepness` gives it. */
  readonly others: readonly Steepness[];
}

/** How steep a trace is: sample i stands at x = start + i * step (mm). */
export interface Steepness {
  readonly start: number;
  readonly step: number;
  /** log(1 + mm/mm); NaN where there is no trace. */
  readonly values: Float32Array;
}

/** Heights about the trace, mm, at which ink and marks are looked up: a pen width finely, a QRS complex coarsely. */
const heights: readonly number[] = [
  ...[-2, -1.5, -1.25, -1, -0.875, -0.75, -0.625],
  ...Array.from({ length: 17 }, (_, k) => (k - 8) / 16),
  ...[0.625, 0.75, 0.875, 1, 1.25, 1.5, 2],
];
/** The numbers beside the two profiles, each with the range that its byte spans. */
const ranges = {
  /** Height below the middle of the trace, of 8 mm. */
  level: [-3, 3],
  /** Of 8 mm/mm. */
  slope: [-4, 4],
  /** How far ink goes on above and below, mm; -0.5: there is none. */
  above: [-0.5, 3],
  below: [-0.5, 3],
  /** Confidence of the trace; -1: a hole. */
  confidence: [-1, 1],
  /** Of 0.4 mm, less 1. */
  pen: [-1, 1.5],
  /** Logarithm of the scale of the flat page, of 8 pixels a millimetre. */
  scale: [-1.5, 1.5],
  /** Mean steepness of the other traces there: beats are seen in all leads at once. */
  company: [0, 3],
  /** Logarithm of the paper speed, of 25 mm/s. */
  speed: [-1, 1.5],
  /** Logarithm of the error, mm, that the network expected when it last looked; the byte is 0 the first time. */
  doubt: [-5, 2],
} as const satisfies Record<string, readonly [number, number]>;
const names = Object.keys(ranges) as (keyof typeof ranges)[];
/** Those that differ from sample to sample. */
const changing = ['level', 'slope', 'above', 'below', 'confidence', 'company'] as const;
/** Of a trace that the network has looked at: any doubt at all. */
const leastDoubt = 1;
const inkFromDarkness = 0.5;
/** Ink is looked for within this distance (mm) of the trace, and followed over this one. */
const nearest = 0.4;
const farthest = 6;

/**
 * What the line network reads of a trace at half columns of the ink network's marks: the ink and the marks along a short
 * upright piece of paper about each sample, then the numbers of `ranges`. The answer holds `lineInputs` rows of a byte a sample.
 */
export function describeLine(trace: LeadTrace, options: DescribeLineOptions): Uint8Array {
  const { flat, lines, others } = options;
  const { y, start, step } = trace;
  const count = y.length;
  const bytes = new Uint8Array(lineInputs * count);
  const middle = medianOf(y);
  const way = fillHoles(y, middle);
  const marksAt = marksSampler(lines, count);
  const inkAt = inkSampler(flat, count);
  const constant = {
    pen: options.penWidth / 0.4 - 1,
    scale: Math.log(flat.pixelsPerMillimetre / 8),
    speed: Math.log(options.paperSpeed / 25),
  };
  const rowOf = (name: keyof typeof ranges) => (2 * heights.length + names.indexOf(name)) * count;
  for (const name of ['pen', 'scale', 'speed'] as const) {
    bytes.fill(toByte(constant[name], ranges[name]), rowOf(name), rowOf(name) + count);
  }
  const rows = changing.map((name) => ({ name, first: rowOf(name), range: ranges[name] }));
  for (let i = 0; i < count; i++) {
    const x = start + i * step;
    const column = (x - flat.left) * flat.pixelsPerMillimetre;
    const halfColumn = Math.round((x - lines.left) * lines.pixelsPerMillimetre * 2 + 0.5);
    const height = way[i]!;
    inkAt(column, height, bytes, i);
    marksAt(halfColumn, height, bytes, heights.length * count + i);
    const run = measureRun(flat.ink, Math.round(column), (height - flat.top) * flat.pixelsPerMillimetre, flat);
    const numbers = {
      level: (height - middle) / 8,
      slope:
        (way[Math.min(i + 1, count - 1)]! - way[Math.max(i - 1, 0)]!) /
        (16 * step * (0 < i && i < count - 1 ? 1 : 0.5)),
      above: run === null ? -1 : height - (run.first / flat.pixelsPerMillimetre + flat.top),
      below: run === null ? -1 : run.last / flat.pixelsPerMillimetre + flat.top - height,
      confidence: Number.isNaN(y[i]!) ? -1 : trace.confidence[i]! || 0,
      company: meanAt(others, x),
    };
    for (const { name, first, range } of rows) bytes[first + i] = toByte(numbers[name], range);
  }
  for (const [i, doubt] of trace.doubt?.entries() ?? []) {
    bytes[rowOf('doubt') + i] = Math.max(leastDoubt, toByte(Math.log(doubt), ranges.doubt));
  }
  return bytes;
}

function toByte(value: number, [low, high]: readonly [number, number]): number {
  return Math.round(255 * Math.min(1, Math.max(0, (value - low) / (high - low))));
}

/** The last height before a hole holds over it; before the first one the middle of the trace. */
function fillHoles(y: Float32Array, middle: number): Float32Array {
  let last = middle;
  return y.map((value) => {
    if (!Number.isNaN(value)) last = value;
    return last;
  });
}

function medianOf(y: Float32Array): number {
  const known = y.filter((value) => !Number.isNaN(value)).sort();
  return known[known.length >> 1] ?? 0;
}

/** Writes a byte for each of `heights` about a height (mm), every `stride`-th from a place on. */
type Sampler = (column: number, height: number, into: Uint8Array, place: number) => void;

/** Straight between four pixels; bare beyond the page. */
function inkSampler({ ink, top, pixelsPerMillimetre: scale }: FlatPage, stride: number): Sampler {
  const { width, height: rows, data } = ink;
  return (u, height, into, place) => {
    if (u < 0 || u > width - 1) return;
    const a = Math.min(width - 2, Math.floor(u));
    const p = u - a;
    for (let k = 0; k < heights.length; k++) {
      const v = (height + heights[k]! - top) * scale;
      if (v < 0 || v > rows - 1) continue;
      const b = Math.min(rows - 2, Math.floor(v));
      const q = v - b;
      const n = b * width + a;
      const upper = data[n]! * (1 - p) + data[n + 1]! * p;
      const lower = data[n + width]! * (1 - p) + data[n + width + 1]! * p;
      into[place + k * stride] = Math.round(255 * Math.min(1, Math.max(0, upper * (1 - q) + lower * q)));
    }
  };
}

/** The root of marks, straight between two rows of one column; nothing beyond the page. */
function marksSampler({ marks, top, pixelsPerMillimetre: scale }: LineMarks, stride: number): Sampler {
  const { width, height: rows, data } = marks;
  return (column, height, into, place) => {
    if (column < 0 || column >= width) return;
    for (let k = 0; k < heights.length; k++) {
      const v = (height + heights[k]! - top) * scale;
      const a = Math.floor(v);
      if (a < 0 || a >= rows - 1) continue;
      const q = v - a;
      const mark = data[a * width + column]! * (1 - q) + data[(a + 1) * width + column]! * q;
      into[place + k * stride] = Math.round(255 * Math.min(1, Math.sqrt(mark)));
    }
  };
}

/** First and last row of the ink at or next to row `v` of a column; null where there is none. */
function measureRun(
  { width, height, data }: FloatImage,
  column: number,
  v: number,
  { pixelsPerMillimetre: scale }: FlatPage,
): { readonly first: number; readonly last: number } | null {
  const u = Math.min(width - 1, Math.max(0, column));
  const isDark = (row: number) => row >= 0 && row < height && data[row * width + u]! >= inkFromDarkness;
  const row = nearestDark(Math.min(height - 1, Math.max(0, Math.round(v))), { isDark, reach: nearest * scale });
  if (row === null) return null;
  let first = row;
  let last = row;
  while (isDark(first - 1) && row - first < farthest * scale) first--;
  while (isDark(last + 1) && last - row < farthest * scale) last++;
  return { first, last };
}

interface Search {
  readonly isDark: (row: number) => boolean;
  readonly reach: number;
}

function nearestDark(row: number, { isDark, reach }: Search): number | null {
  if (isDark(row)) return row;
  for (let d = 1; d < reach; d++) {
    if (isDark(row - d)) return row - d;
    if (isDark(row + d)) return row + d;
  }
  return null;
}

function meanAt(others: readonly Steepness[], x: number): number {
  let sum = 0;
  let count = 0;
  for (const { start, step, values } of others) {
    const value = values[Math.round((x - start) / step)];
    if (value === undefined || Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : 0;
}
