import { pearson } from '../numeric/pearson.ts';

/** With fewer common samples a correlation says nothing. */
const minimumSamples = 21;

/** Pearson's r of truth[i] with estimate[i + lag] over the samples that are finite in both; NaN with fewer than 21. */
export function correlationAtLag(truth: Float64Array, estimate: Float64Array, lag: number): number {
  const length = Math.min(truth.length, estimate.length);
  const x: number[] = [];
  const y: number[] = [];
  for (let i = Math.max(0, -lag); i < Math.min(length, length - lag); i++) {
    const wanted = truth[i]!;
    const given = estimate[i + lag]!;
    if (!Number.isFinite(wanted) || !Number.isFinite(given)) continue;
    x.push(wanted);
    y.push(given);
  }
  return x.length >= minimumSamples ? pearson(x, y) : Number.NaN;
}
