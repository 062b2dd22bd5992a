import type { FiveTaps } from '../numeric/blur-plane.ts';
import { correlateBlurredDots } from '../numeric/correlate-blurred-dots.ts';
import { amplitudeLevels, rasterizeSignal } from './rasterize-signal.ts';

/** The blur of the pictures: sigma of the challenge's evaluation code. SciPy's gaussian_filter cuts it off after 4 sigma. */
const blurSigma = 0.5;
const blurKernel = gaussianKernel();

export interface Challenge2024Alignment {
  /** As published: an early estimate keeps only its first |shift| samples. */
  readonly published: Float64Array;
  /** The same with that slip mended. */
  readonly mended: Float64Array;
  /** Whole samples, positive where the estimate is late. */
  readonly shift: number;
  /** Millivolts taken off the estimate. */
  readonly height: number;
}

/** Moves an estimate to where its picture fits the truth's best: PhysioNet/Moody Challenge 2024, `align_signals`. */
export function alignChallenge2024(truth: Float64Array, estimate: Float64Array): Challenge2024Alignment {
  const [truthLow, truthHigh] = finiteRange(truth);
  const [estimateLow, estimateHigh] = finiteRange(estimate);
  if (truthLow > truthHigh || estimateLow > estimateHigh) {
    return { published: estimate, mended: estimate, shift: 0, height: 0 };
  }
  const low = Math.min(truthLow, estimateLow);
  const high = Math.max(truthHigh, estimateHigh);
  const options = { low, high, totalColumns: Math.max(truth.length, estimate.length) };
  const reference = rasterizeSignal(truth, options);
  const moved = rasterizeSignal(estimate, options);
  const lag = correlateBlurredDots(reference.picture, moved.picture, blurKernel);
  const shift = -(lag.column + reference.start - moved.start);
  const height = (-lag.row / (amplitudeLevels - 1)) * (high - low);
  const padding = new Float64Array(Math.min(Math.abs(shift), estimate.length)).fill(Number.NaN);
  const lower = (parts: readonly Float64Array[]) =>
    Float64Array.from(parts.flatMap((part) => [...part])).map((x) => x - height);
  if (shift >= 0) {
    const published = lower([estimate.subarray(shift), padding]);
    return { published, mended: published, shift, height };
  }
  return {
    published: lower([padding, estimate.subarray(0, -shift)]),
    mended: lower([padding, estimate.subarray(0, Math.max(estimate.length + shift, 0))]),
    shift,
    height,
  };
}

function finiteRange(samples: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of samples) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function gaussianKernel(): FiveTaps {
  const [near, far] = [1, 2].map((distance) => Math.exp((-0.5 * distance ** 2) / blurSigma ** 2)) as [number, number];
  const sum = 1 + 2 * near + 2 * far;
  return [far / sum, near / sum, 1 / sum, near / sum, far / sum];
}
