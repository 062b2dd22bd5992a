import { frameRate } from './sample-leads.ts';

/** Reach of the Gaussian that is derived, in its standard deviations. */
const reachInDeviations = 3;

/**
 * Slope in millivolts a second, smoothed by a Gaussian of standard deviation `deviation` seconds; NaN near holes.
 * A wavelet of this kind is what J. P. Martínez and others, IEEE Trans Biomed Eng 51:570 (2004),
 * doi 10.1109/TBME.2003.821031, find wave bounds with.
 */
export function smoothSlope(samples: Float64Array, deviation: number): Float64Array {
  const sigma = deviation * frameRate;
  const reach = Math.ceil(reachInDeviations * sigma);
  const kernel = Float64Array.from(
    { length: 2 * reach + 1 },
    (_, k) => (k - reach) * Math.exp(-0.5 * ((k - reach) / sigma) ** 2),
  );
  // Of a line with slope 1 a frame the sum is 1.
  const scale = kernel.reduce((sum, weight, k) => sum + weight * (k - reach), 0) / frameRate;
  return samples.map((_, i) => {
    let sum = 0;
    for (let k = 0; k < kernel.length; k++) sum += kernel[k]! * (samples[i + k - reach] ?? Number.NaN);
    return sum / scale;
  });
}
