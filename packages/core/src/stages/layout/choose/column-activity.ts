import type { SampledRows } from './sample-rows.ts';

/** Slopes are summed over this long (s) on both sides: leads peak at different moments of a beat. */
const spread = 0.02;

export interface ActivityRange {
  /** The rows whose steepness is summed: from `first` up to `end`. */
  readonly first: number;
  readonly end: number;
  /** Samples, which may lie outside the page: nothing is drawn there. */
  readonly from: number;
  readonly to: number;
}

/** Steepness of rows together, sample by sample: beats stand out. */
export function columnActivity(sampled: SampledRows, { first, end, from, to }: ActivityRange): Float64Array {
  const steep = new Float64Array(Math.max(0, to - from));
  for (const row of sampled.rows.slice(first, end)) {
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
