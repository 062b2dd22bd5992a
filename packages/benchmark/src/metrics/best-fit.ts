import { correlateAtLags } from '../numeric/correlate-at-lags.ts';
import { countFinite } from '../numeric/count-finite.ts';
import { finiteSpan } from '../numeric/finite-span.ts';
import { subtractMean } from '../numeric/subtract-mean.ts';

/** Offsets that still count as the same time, seconds. */
const maximumOffset = 0.06;
/** Part of the shorter signal that must overlap. */
const minimumOverlap = 0.6;

/** The largest |r|, with its sign, of an estimated lead with a lead of the truth: at the same time, and start to start. */
export function bestFit(estimate: Float64Array, truth: Float64Array, samplingFrequency: number): number {
  const skews = new Set([0, (finiteSpan(estimate)?.start ?? 0) - (finiteSpan(truth)?.start ?? 0)]);
  const enough = minimumOverlap * Math.min(countFinite(estimate), countFinite(truth));
  const limit = Math.trunc(maximumOffset * samplingFrequency);
  let best = 0;
  for (const skew of skews) {
    const moved = shiftSamples(estimate, skew, truth.length);
    const both = Array.from(truth, (value, i) => Number.isFinite(value) && Number.isFinite(moved[i]));
    if (both.filter(Boolean).length < enough) continue;
    const x = subtractMean(truth, both);
    const y = subtractMean(moved, both);
    const scale = Math.sqrt(power(x) * power(y));
    if (!(scale > 0)) continue;
    for (const value of correlateAtLags(y, x, Math.min(limit, x.length - 1))) {
      if (Math.abs(value / scale) > Math.abs(best)) best = value / scale;
    }
  }
  return best;
}

function shiftSamples(samples: Float64Array, skew: number, length: number): Float64Array {
  const moved = new Float64Array(length).fill(Number.NaN);
  for (let i = Math.max(0, -skew); i < Math.min(length, samples.length - skew); i++) moved[i] = samples[i + skew]!;
  return moved;
}

function power(samples: Float64Array): number {
  return samples.reduce((sum, value) => sum + value * value, 0);
}
