import { median } from './median.ts';

/** Samples on both sides of the middle one: further apart than the smoothing of the rows reaches. */
const reach = 3;
/** Median of |x| over standard deviation for normal noise, and the gain of the second difference. */
const medianOfNormal = 0.6745;
const secondDifferenceGain = Math.sqrt(6);

/** Standard deviation of what no heart draws, from the bends of a signal outside its QRS complexes; NaN if empty. */
export function estimateNoise(samples: Float32Array): number {
  const bends: number[] = [];
  for (let index = reach; index + reach < samples.length; index++) {
    bends.push(Math.abs(samples[index - reach]! - 2 * samples[index]! + samples[index + reach]!));
  }
  return median(bends) / medianOfNormal / secondDifferenceGain;
}
