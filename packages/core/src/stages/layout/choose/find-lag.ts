/** Where one activity fits another best. */
export interface Lag {
  /** Samples by which the second comes later. */
  readonly lag: number;
  /** Their correlation there, -1 to 1. */
  readonly likeness: number;
}

export interface FindLagOptions {
  /** Lags up to this many samples on both sides of `middle` are tried. */
  readonly reach: number;
  /** Default 0. */
  readonly middle?: number;
  /** At least so many samples have to be in common. */
  readonly least: number;
  /** The part of the first activity that is compared. Default: all. */
  readonly part?: { readonly from: number; readonly to: number };
}

/** The lag at which the correlation of two activities is highest; null where they have too little in common. */
export function findLag(one: Float64Array, two: Float64Array, options: FindLagOptions): Lag | null {
  const { reach, middle = 0 } = options;
  let best: Lag | null = null;
  for (let lag = middle - reach; lag <= middle + reach; lag++) {
    const likeness = correlate(one, two, lag, options);
    if (likeness !== null && (best === null || likeness > best.likeness)) best = { lag, likeness };
  }
  return best;
}

/** `findLag` to a part of a sample, by the parabola through the best lag and its neighbours. */
export function findFineLag(one: Float64Array, two: Float64Array, options: FindLagOptions): Lag | null {
  const best = findLag(one, two, options);
  if (best === null) return null;
  const before = correlate(one, two, best.lag - 1, options);
  const after = correlate(one, two, best.lag + 1, options);
  if (before === null || after === null) return best;
  const bend = before - 2 * best.likeness + after;
  const isPeak = bend < 0 && before <= best.likeness && after <= best.likeness;
  return isPeak ? { ...best, lag: best.lag + (before - after) / (2 * bend) } : best;
}

/** Correlation of `one` with `two` moved earlier by `lag` samples; null where they have too little in common. */
function correlate(one: Float64Array, two: Float64Array, lag: number, { least, part }: FindLagOptions): number | null {
  const from = Math.max(0, -lag, part?.from ?? 0);
  const to = Math.min(one.length, two.length - lag, part?.to ?? one.length);
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
