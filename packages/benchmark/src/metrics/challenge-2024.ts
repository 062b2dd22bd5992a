import { roundHalfEven } from '../numeric/round-half-even.ts';
import { alignChallenge2024 } from './align-challenge-2024.ts';
import { challenge2024Unshifted } from './challenge-2024-unshifted.ts';

/** Larger shifts are not applied: seconds and millivolts, values of the challenge's evaluation code. */
const maximumShift = 0.5;
const maximumHeight = 1;

/** SNR in dB of the PhysioNet/Moody Challenge 2024 for one lead, exact and with the slip in its alignment mended. */
export function challenge2024(
  truth: Float64Array,
  estimate: Float64Array,
  samplingFrequency: number,
): { readonly exact: number; readonly mended: number } {
  const aligned = alignChallenge2024(truth, estimate);
  const tooFar = Math.abs(aligned.shift) > roundHalfEven(maximumShift * samplingFrequency);
  if (tooFar || Math.abs(aligned.height) > maximumHeight) {
    const unshifted = challenge2024Unshifted(truth, estimate);
    return { exact: unshifted, mended: unshifted };
  }
  return {
    exact: challenge2024Unshifted(truth, aligned.published),
    mended: challenge2024Unshifted(truth, aligned.mended),
  };
}
