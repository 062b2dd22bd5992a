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
} as const satisfies Record<string, readonly [number, number]>;
const names = Object.keys(ranges) as (keyof typeof ranges)[];
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
  const way = fillHoles(y);
  const middle = medianOf(y);
  const marksAt = columnSampler(lines.marks);
  const inkAt = inkSampler(flat.ink);
  const constant = {
    pen: options.penWidth / 0.4 - 1,
    scale: Math.log(flat.pixelsPerMillimetre / 8),
    speed: Math.log(options.paperSpeed / 25),
  };
  for (let i = 0; i < count; i++) {
    const x = start + i * step;
    const column = (x - flat.left) * flat.pixelsPerMillimetre;
    const halfColumn = Math.round((x - lines.left) * lines.pixelsPerMillimetre * 2 + 0.5);
    const height = way[i]!;
    for (const [k, offset] of heights.entries()) {
      const ink = inkAt(column, (height + offset - flat.top) * flat.pixelsPerMillimetre);
      const mark = marksAt(halfColumn, (height + offset - lines.top) * lines.pixelsPerMillimetre);
      bytes[k * count + i] = toByte(ink, [0, 1]);
      bytes[(heights.length + k) * count + i] = toByte(Math.sqrt(mark), [0, 1]);
    }
    const run = measureRun(flat.ink, Math.round(column), (height - flat.top) * flat.pixelsPerMillimetre, flat);
    const numbers = {
      ...constant,
      level: (height - middle) / 8,
      slope:
        (way[Math.min(i + 1, count - 1)]! - way[Math.max(i - 1, 0)]!) /
        (16 * step * (0 < i && i < count - 1 ? 1 : 0.5)),
      above: run === null ? -1 : height - (run.first / flat.pixelsPerMillimetre + flat.top),
      below: run === null ? -1 : run.last / flat.pixelsPerMillimetre + flat.top - height,
      confidence: Number.isNaN(y[i]!) ? -1 : trace.confidence[i]! || 0,
      company: meanAt(others, x),
    };
    for (const [k, name] of names.entries()) {
      bytes[(2 * heights.length + k) * count + i] = toByte(numbers[name], ranges[name]);
    }
  }
  return bytes;
}

function toByte(value: number, [low, high]: readonly [number, number]): number {
  return Math.round(255 * Math.min(1, Math.max(0, (value - low) / (high - low))));
}

/** The last height before a hole holds over it; before the first one the middle of the trace. */
function fillHoles(y: Float32Array): Float32Array {
  let last = medianOf(y);
  return y.map((value) => {
    if (!Number.isNaN(value)) last = value;
    return last;
  });
}

function medianOf(y: Float32Array): number {
  const known = y.filter((value) => !Number.isNaN(value)).sort();
  return known[known.length >> 1] ?? 0;
}

/** Straight between four pixels; bare beyond the page. */
function inkSampler({ width, height, data }: FloatImage): (u: number, v: number) => number {
  return (u, v) => {
    if (u < 0 || v < 0 || u > width - 1 || v > height - 1) return 0;
    const a = Math.min(width - 2, Math.floor(u));
    const b = Math.min(height - 2, Math.floor(v));
    const p = u - a;
    const q = v - b;
    const k = b * width + a;
    const upper = data[k]! * (1 - p) + data[k + 1]! * p;
    const lower = data[k + width]! * (1 - p) + data[k + width + 1]! * p;
    return upper * (1 - q) + lower * q;
  };
}

/** Straight between two rows of one column; nothing beyond the page. */
function columnSampler({ width, height, data }: FloatImage): (column: number, v: number) => number {
  return (column, v) => {
    const a = Math.floor(v);
    if (a < 0 || a >= height - 1 || column < 0 || column >= width) return 0;
    const q = v - a;
    return data[a * width + column]! * (1 - q) + data[(a + 1) * width + column]! * q;
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
