import { correlateAtLags } from '../numeric/correlate-at-lags.ts';
import { finiteSpan } from '../numeric/finite-span.ts';
import { subtractMean } from '../numeric/subtract-mean.ts';
import { correlationAtLag } from './correlation-at-lag.ts';

/** Largest offset that is searched, seconds. */
const maximumOffset = 0.2;
/** How far the exact correlation may lead away from the plain one's peak, samples. */
const maximumClimb = 20;

/** By how many samples (with fractions) the estimate is late on the truth's time axis; NaN where it cannot be told. */
export function timeOffset(truth: Float64Array, estimate: Float64Array, samplingFrequency: number): number {
  const span = finiteSpan(truth);
  if (span === null) return Number.NaN;
  const wanted = truth.subarray(span.start, span.end);
  const given = estimate.subarray(span.start, span.end);
  const limit = Math.trunc(maximumOffset * samplingFrequency);
  let lag = 0;
  if (wanted.length > limit) {
    const correlation = correlateAtLags(subtractMean(given), subtractMean(wanted), limit);
    lag = correlation.indexOf(Math.max(...correlation)) - limit;
  }
  // The plain correlation leans to lag 0, so climb on the exact r.
  for (let step = 0; step < maximumClimb; step++) {
    const [before, here, after] = [-1, 0, 1].map((j) => correlationAtLag(wanted, given, lag + j)) as [
      number,
      number,
      number,
    ];
    if (![before, here, after].every(Number.isFinite) || Math.abs(lag) > limit) return Number.NaN;
    if (here >= before && here >= after) {
      const bend = before - 2 * here + after;
      return lag + (bend < 0 ? (0.5 * (before - after)) / bend : 0);
    }
    lag += after > before ? 1 : -1;
  }
  return Number.NaN;
}
