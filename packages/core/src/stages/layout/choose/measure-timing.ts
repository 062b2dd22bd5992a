import { type Arrangement, columnStart, countColumns } from './arrangement.ts';
import type { SampledRows } from './sample-rows.ts';

/** Where the beats of two columns stand, one laid over the other. */
export interface ColumnLag {
  /** Seconds by which the beats of the later column come later than those of the first; the nearest fit. */
  readonly lag: number;
  /** How alike their activity is there, -1 to 1. */
  readonly likeness: number;
}

/** Beats come less often than this (s): a longer lag is a shorter one to the beat before. */
const longestLag = 0.4;
/** Slopes are summed over this long (s) on both sides: leads peak at different moments of a beat. */
const spread = 0.02;
/** Columns with less than this (s) in common say nothing. */
const leastCommon = 1;

/** How the beats of every later column lie against those of the first, for layouts of several columns. */
export function measureTiming(sampled: SampledRows, arrangement: Arrangement): ColumnLag[] {
  const { length, step } = sampled;
  const columns = Array.from({ length: countColumns(arrangement) }, (_, column) => {
    const from = Math.max(0, Math.round(columnStart(arrangement, column) * length));
    const to = Math.min(length, Math.round(columnStart(arrangement, column + 1) * length));
    return activity(sampled, arrangement.rows.length, { from, to });
  });
  const [first, ...others] = columns;
  if (first === undefined) return [];
  const reach = Math.round(longestLag / step);
  return others.flatMap((other) => {
    let best: ColumnLag | null = null;
    for (let lag = -reach; lag <= reach; lag++) {
      const likeness = correlate(first, other, { lag, least: leastCommon / step });
      if (likeness !== null && (best === null || likeness > best.likeness)) best = { lag: lag * step, likeness };
    }
    return best ? [best] : [];
  });
}

/** Steepness of all short rows together, sample by sample: beats stand out. */
function activity(sampled: SampledRows, rows: number, { from, to }: { from: number; to: number }): Float64Array {
  const steep = new Float64Array(Math.max(0, to - from));
  for (const row of sampled.rows.slice(0, rows)) {
    for (let index = Math.max(1, from); index + 1 < Math.min(to, row.length); index++) {
      const slope = Math.abs(row[index + 1]! - row[index - 1]!);
      if (Number.isFinite(slope)) steep[index - from] = steep[index - from]! + slope;
    }
  }
  const reach = Math.round(spread / sampled.step);
  return steep.map((_, index) => {
    const near = steep.subarray(Math.max(0, index - reach), index + reach + 1);
    return Math.sqrt(near.reduce((sum, value) => sum + value, 0) / near.length);
  });
}

/** Correlation of `one` with `two` moved earlier by `lag` samples; null where they have too little in common. */
function correlate(
  one: Float64Array,
  two: Float64Array,
  { lag, least }: { readonly lag: number; readonly least: number },
): number | null {
  const from = Math.max(0, -lag);
  const to = Math.min(one.length, two.length - lag);
  const count = to - from;
  if (count < least) return null;
  const sums = { a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
  for (let index = from; index < to; index++) {
    const [a, b] = [one[index]!, two[index + lag]!];
    sums.a += a;
    sums.b += b;
    sums.aa += a * a;
    sums.bb += b * b;
    sums.ab += a * b;
  }
  const spreadOne = sums.aa - sums.a ** 2 / count;
  const spreadTwo = sums.bb - sums.b ** 2 / count;
  return spreadOne > 0 && spreadTwo > 0
    ? (sums.ab - (sums.a * sums.b) / count) / Math.sqrt(spreadOne * spreadTwo)
    : null;
}
