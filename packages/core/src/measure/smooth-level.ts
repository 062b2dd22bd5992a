import { frameRate } from './sample-leads.ts';

/** Values smoothed by a Gaussian of `deviation` seconds, out to three of them; holes and ends are left out of the mean. */
export function smoothLevel(samples: Float64Array, deviation: number): Float64Array {
  const sigma = deviation * frameRate;
  const reach = Math.ceil(3 * sigma);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-0.5 * ((k - reach) / sigma) ** 2));
  return samples.map((value, i) => {
    if (Number.isNaN(value)) return value;
    let [sum, total] = [0, 0];
    for (let k = 0; k < kernel.length; k++) {
      const sample = samples[i + k - reach] ?? Number.NaN;
      if (Number.isNaN(sample)) continue;
      sum += kernel[k]! * sample;
      total += kernel[k]!;
    }
    return sum / total;
  });
}
