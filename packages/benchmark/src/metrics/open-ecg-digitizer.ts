import FFT from 'fft.js';
import { finiteSpan } from '../numeric/finite-span.ts';

/** A shift must keep this part of the shorter signal, or two lucky samples would win. */
const minimumOverlap = 0.5;
/** A perfect lead has no error; this keeps its SNR a number. dB. */
const maximumSnr = 60;

export interface BestShiftSnr {
  /** dB; NaN where the estimate has nothing. */
  readonly snr: number;
  /** Whole samples by which the estimate is late at the best shift. */
  readonly shift: number;
}

/**
 * Open-ECG-Digitizer's lenient figure (Stenhede and others, npj Digital Medicine 2026): of all whole-sample shifts of up
 * to half the lead, the best SNR on the samples that both have, both means subtracted. Missing samples cost nothing.
 */
export function openEcgDigitizer(truth: Float64Array, estimate: Float64Array): BestShiftSnr {
  const span = finiteSpan(truth);
  if (span === null) return { snr: Number.NaN, shift: 0 };
  const length = span.end - span.start;
  const limit = length >> 1;
  const wanted = truth.subarray(span.start, span.end);
  // Beyond the lead's own span the estimate still counts: a shift may bring it in.
  const given = Float64Array.from(
    { length: length + 2 * limit },
    (_, i) => estimate[span.start - limit + i] ?? Number.NaN,
  );
  const sums = overlapSums(wanted, given);
  const most = sums.count.reduce((a, b) => Math.max(a, b), 0);
  let best: BestShiftSnr = { snr: Number.NaN, shift: 0 };
  for (let at = 0; at <= 2 * limit; at++) {
    const count = Math.round(sums.count[at]!);
    if (count < 2 || count < minimumOverlap * most) continue;
    const signal = sums.truthSquared[at]! - sums.truth[at]! ** 2 / count;
    const other = sums.estimateSquared[at]! - sums.estimate[at]! ** 2 / count;
    const both = sums.product[at]! - (sums.truth[at]! * sums.estimate[at]!) / count;
    const noise = Math.max(signal - 2 * both + other, 0);
    const snr = Math.min(10 * Math.log10(signal / noise), maximumSnr);
    if (snr > best.snr || Number.isNaN(best.snr)) best = { snr, shift: at - limit };
  }
  return best;
}

/** For every position of the truth along the estimate the sums over the samples that both have. */
function overlapSums(truth: Float64Array, estimate: Float64Array) {
  const size = 2 ** Math.ceil(Math.log2(truth.length + estimate.length));
  const spectrum = spectrumMaker(size);
  const known = (samples: Float64Array, power: number) =>
    spectrum(samples.map((value) => (Number.isFinite(value) ? value ** power : 0)));
  const [truthMask, truthValues, truthSquares] = [known(truth, 0), known(truth, 1), known(truth, 2)];
  const [estimateMask, estimateValues, estimateSquares] = [known(estimate, 0), known(estimate, 1), known(estimate, 2)];
  const slide = slider(size);
  return {
    count: slide(estimateMask, truthMask),
    truth: slide(estimateMask, truthValues),
    truthSquared: slide(estimateMask, truthSquares),
    estimate: slide(estimateValues, truthMask),
    estimateSquared: slide(estimateSquares, truthMask),
    product: slide(estimateValues, truthValues),
  };
}

function spectrumMaker(size: number): (samples: Float64Array) => Float64Array {
  const transform = new FFT(size);
  return (samples) => {
    const input = new Float64Array(2 * size);
    const output = new Float64Array(2 * size);
    for (let i = 0; i < samples.length; i++) input[2 * i] = samples[i]!;
    transform.transform(output, input);
    return output;
  };
}

/** Sum over i of long[at + i] * short[i] for every `at`, from the two spectra. */
function slider(size: number): (long: Float64Array, short: Float64Array) => Float64Array {
  const transform = new FFT(size);
  return (long, short) => {
    const product = new Float64Array(2 * size);
    for (let k = 0; k < 2 * size; k += 2) {
      product[k] = long[k]! * short[k]! + long[k + 1]! * short[k + 1]!;
      product[k + 1] = long[k + 1]! * short[k]! - long[k]! * short[k + 1]!;
    }
    const output = new Float64Array(2 * size);
    transform.inverseTransform(output, product);
    return Float64Array.from({ length: size }, (_, i) => output[2 * i]!);
  };
}
