import { lowPassFilter } from './low-pass-filter.ts';

/**
 * Changes the rate of a finite signal by up / down (whole numbers without a common factor), as SciPy's
 * resample_poly(..., padtype='line'): beyond its ends the signal continues along the line through its end points.
 */
export function resampleRational(samples: Float64Array, up: number, down: number): Float64Array {
  if (up === 1 && down === 1) return samples.slice();
  const taps = lowPassFilter(Math.max(up, down));
  const half = (taps.length - 1) / 2;
  const count = samples.length;
  const slope = count > 1 ? (samples[count - 1]! - samples[0]!) / (count - 1) : 0;
  const extended = (i: number) => {
    if (i < 0) return samples[0]! + i * slope;
    return i < count ? samples[i]! : samples[count - 1]! + (i - count + 1) * slope;
  };
  const result = new Float64Array(Math.ceil((count * up) / down));
  for (let j = 0; j < result.length; j++) {
    const centre = j * down;
    let sum = 0;
    for (let i = Math.ceil((centre - half) / up); i * up <= centre + half; i++) {
      sum += taps[centre - i * up + half]! * extended(i);
    }
    result[j] = up * sum;
  }
  return result;
}
