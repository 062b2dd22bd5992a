import type { EcgRecord } from '../model/record.ts';

/** Seconds over which slopes add up: about a QRS complex; and the shortest time from beat to beat. */
const complexDuration = 0.08;
const refractoryTime = 0.25;
/** Part of the steepest complex that a beat must reach. */
const beatPart = 0.4;

/**
 * Beats a minute, as a machine would print it, from the mean distance of the steep complexes in all leads; null where
 * fewer than two are found.
 */
export function estimateHeartRate(record: EcgRecord): number | null {
  const { samplingFrequency, sampleCount, leads } = record;
  const slopes = new Float64Array(sampleCount);
  for (const { samples } of leads) {
    for (let i = 1; i < sampleCount; i++) {
      const slope = Math.abs(samples[i]! - samples[i - 1]!);
      if (!Number.isNaN(slope)) slopes[i]! += slope;
    }
  }
  const activity = sumAround(slopes, Math.round((complexDuration * samplingFrequency) / 2));
  const threshold = beatPart * activity.reduce((most, value) => Math.max(most, value), 0);
  const beats: number[] = [];
  for (let i = 1; i + 1 < sampleCount; i++) {
    const isTop = activity[i]! > threshold && activity[i]! >= activity[i - 1]! && activity[i]! > activity[i + 1]!;
    if (!isTop) continue;
    const last = beats.at(-1);
    if (last === undefined || i - last > refractoryTime * samplingFrequency) beats.push(i);
    else if (activity[i]! > activity[last]!) beats[beats.length - 1] = i;
  }
  if (beats.length < 2) return null;
  return (60 * samplingFrequency * (beats.length - 1)) / (beats.at(-1)! - beats[0]!);
}

function sumAround(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length);
  let sum = 0;
  for (let i = 0; i < values.length + reach; i++) {
    sum += values[i] ?? 0;
    sum -= values[i - 2 * reach - 1] ?? 0;
    if (i >= reach) sums[i - reach] = sum;
  }
  return sums;
}
