import type { EcgRecord } from '../../model/record.ts';
import { bestLag } from './best-lag.ts';

/** Largest shift in time that is forgiven, seconds. */
const maximumShift = 0.2;

/**
 * Signal-to-noise ratio of a whole record in dB, as Kaggle 2025 "PhysioNet - Digitization of ECG Images" defines it: each
 * lead is moved by the best whole sample within 0.2 s and by the best height, missing samples of the estimate are 0 mV,
 * and the powers of all leads are summed. Samples that the truth lacks are left out; a lead that the estimate lacks is
 * all noise. Both records have the same sampling frequency.
 */
export function signalToNoise(estimate: EcgRecord, truth: EcgRecord): number {
  let [signal, noise] = [0, 0];
  for (const { lead, samples } of truth.leads) {
    const found = estimate.leads.find((other) => other.lead === lead)?.samples ?? new Float32Array(0);
    const span = drawnSpan(samples);
    const label = samples.subarray(span.start, span.end);
    const filled = label.map((_, i) => zeroIfMissing(found[span.start + i]));
    const power = leadPower(label, filled, Math.round(maximumShift * truth.samplingFrequency));
    signal += power.signal;
    noise += power.noise;
  }
  return 10 * Math.log10(signal / noise);
}

function drawnSpan(samples: Float32Array): { readonly start: number; readonly end: number } {
  const start = samples.findIndex(Number.isFinite);
  const end = samples.findLastIndex(Number.isFinite) + 1;
  return { start: Math.max(0, start), end };
}

function zeroIfMissing(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function leadPower(label: Float32Array, estimate: Float32Array, maximumLag: number) {
  const lag = bestLag(label, estimate, maximumLag);
  const start = Math.max(lag, 0);
  const end = label.length + Math.min(lag, 0);
  let [height, overlap] = [0, 0];
  for (let i = start; i < end; i++) {
    if (Number.isNaN(label[i]!)) continue;
    height += estimate[i - lag]! - label[i]!;
    overlap++;
  }
  height /= overlap;
  let [signal, noise] = [0, 0];
  for (let i = 0; i < label.length; i++) {
    if (Number.isNaN(label[i]!)) continue;
    const moved = i >= start && i < end ? estimate[i - lag]! - height : 0;
    signal += label[i]! ** 2;
    noise += (label[i]! - moved) ** 2;
  }
  return { signal, noise };
}
