import { correlateAtLags } from '../numeric/correlate-at-lags.ts';
import { finiteMean } from '../numeric/finite-mean.ts';
import { subtractMean } from '../numeric/subtract-mean.ts';
import type { SignalPower } from './signal-power.ts';

/** Largest shift that is searched, seconds. */
const maximumShift = 0.2;

/**
 * Signal and noise power of one lead after Kaggle 2025 "PhysioNet - Digitization of ECG Images": best whole-sample shift
 * of at most 0.2 s, then the best vertical shift. `truth` and `estimate` are the lead's drawn span, equally long. Samples
 * that the estimate lacks are 0 mV, also those that the shift leaves open; holes of the truth are left out.
 */
export function kaggle2025Power(truth: Float64Array, estimate: Float64Array, samplingFrequency: number): SignalPower {
  const length = truth.length;
  const truthMean = finiteMean(truth);
  const label = truth.map((value) => (Number.isFinite(value) ? value : truthMean));
  const filled = estimate.map((value) => (Number.isFinite(value) ? value : 0));
  const lag = bestLag(label, filled, Math.min(Math.trunc(samplingFrequency * maximumShift), length - 1));
  const start = Math.max(lag, 0);
  const end = length + Math.min(lag, 0);
  let height = 0;
  for (let i = start; i < end; i++) height += filled[i - lag]! - label[i]!;
  height /= end - start;
  let signal = 0;
  let noise = 0;
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(truth[i])) continue;
    const moved = i >= start && i < end ? filled[i - lag]! - height : 0;
    signal += truth[i]! ** 2;
    noise += (truth[i]! - moved) ** 2;
  }
  return { signal, noise };
}

/** By how many samples the estimate must move later; of equal peaks the one with the smallest shift. */
function bestLag(label: Float64Array, estimate: Float64Array, maximum: number): number {
  const correlation = correlateAtLags(subtractMean(label), subtractMean(estimate), maximum);
  let best = -maximum;
  for (let lag = -maximum; lag <= maximum; lag++) {
    const difference = correlation[lag + maximum]! - correlation[best + maximum]!;
    if (difference > 0 || (difference === 0 && Math.abs(lag) < Math.abs(best))) best = lag;
  }
  return best;
}
