import type { EcgRecord } from '../../model/record.ts';
import { bestLag } from './best-lag.ts';

/** Largest shift in time that is forgiven, seconds. */
const maximumShift = 0.2;
/** Seconds left out at both ends of a record, where a shift would leave leads open. */
const rim = 0.3;

/**
 * How many millivolts the estimate shows for one of the truth: the least-squares factor over all leads, each freed of a
 * constant height and of a shift in time (whole samples by correlation, the rest by a term along the truth's slope).
 */
export function gainAgainst(estimate: EcgRecord, truth: EcgRecord): number {
  let [product, square] = [0, 0];
  for (const { lead, samples } of truth.leads) {
    const found = estimate.leads.find((other) => other.lead === lead)!.samples;
    const lag = bestLag(samples, found, Math.round(maximumShift * truth.samplingFrequency));
    const { value, slope, shown } = pairSamples(samples, found, {
      lag,
      rim: Math.round(rim * truth.samplingFrequency),
    });
    removeComponent(value, slope);
    for (let i = 0; i < value.length; i++) {
      product += value[i]! * shown[i]!;
      square += value[i]! ** 2;
    }
  }
  return product / square;
}

/** The samples that both have, without their means, and the truth's slope at each. */
function pairSamples(truth: Float32Array, found: Float32Array, { lag, rim }: { lag: number; rim: number }) {
  const places = Array.from({ length: Math.max(0, truth.length - 2 * rim) }, (_, i) => i + rim).filter((i) =>
    Number.isFinite(truth[i - 1]! + truth[i]! + truth[i + 1]! + found[i - lag]!),
  );
  return {
    value: centred(places.map((i) => truth[i]!)),
    slope: centred(places.map((i) => (truth[i + 1]! - truth[i - 1]!) / 2)),
    shown: centred(places.map((i) => found[i - lag]!)),
  };
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function removeComponent(values: number[], direction: readonly number[]): void {
  const square = direction.reduce((sum, d) => sum + d * d, 0);
  const part = values.reduce((sum, value, i) => sum + value * direction[i]!, 0) / square;
  for (let i = 0; i < values.length; i++) values[i]! -= part * direction[i]!;
}
