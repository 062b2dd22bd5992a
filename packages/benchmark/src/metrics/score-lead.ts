import { countFinite } from '../numeric/count-finite.ts';
import { finiteSpan } from '../numeric/finite-span.ts';
import { pearson } from '../numeric/pearson.ts';
import { absolutePower } from './absolute-power.ts';
import { challenge2024 } from './challenge-2024.ts';
import { challenge2024Unshifted } from './challenge-2024-unshifted.ts';
import { decibels } from './decibels.ts';
import { gainRatio } from './gain-ratio.ts';
import { kaggle2025Power } from './kaggle-2025-power.ts';
import type { LeadScore } from './lead-score.ts';
import { openEcgDigitizer } from './open-ecg-digitizer.ts';
import { timeOffset } from './time-offset.ts';
import { timeScaleError } from './time-scale-error.ts';

/** With fewer common samples the figures of shape and time are not computed. */
const minimumSamples = 21;

/** All figures of one lead; `truth` has at least one finite sample and `estimate` the same length and rate (Hz). */
export function scoreLead(truth: Float64Array, estimate: Float64Array, samplingFrequency: number): LeadScore {
  const span = finiteSpan(truth)!;
  const challenge = challenge2024(truth, estimate, samplingFrequency);
  const kaggle = kaggle2025Power(
    truth.subarray(span.start, span.end),
    estimate.subarray(span.start, span.end),
    samplingFrequency,
  );
  const absolute = absolutePower(truth, estimate);
  const drawnSamples = countFinite(truth);
  const common = commonSamples(truth, estimate);
  const commonCount = common.truth.length;
  return {
    challenge2024: challenge.exact,
    challenge2024Mended: challenge.mended,
    challenge2024Unshifted: challenge2024Unshifted(truth, estimate),
    kaggle2025: decibels(kaggle.signal, kaggle.noise),
    absolute: decibels(absolute.plain.signal, absolute.plain.noise),
    absoluteMeanRemoved: decibels(absolute.meanRemoved.signal, absolute.meanRemoved.noise),
    openEcgDigitizer: openEcgDigitizer(truth, estimate).snr,
    ...shapeAndTime(truth, estimate, samplingFrequency),
    coverage: commonCount / drawnSamples,
    drawnSamples,
    commonSamples: commonCount,
    outputSamples: countFinite(estimate),
    power: { kaggle, absolute: absolute.plain, meanRemoved: absolute.meanRemoved },
  };
}

type ShapeAndTime = Pick<LeadScore, 'correlation' | 'rootMeanSquareError' | 'timeOffset' | 'timeScaleError' | 'gain'>;

function shapeAndTime(truth: Float64Array, estimate: Float64Array, samplingFrequency: number): ShapeAndTime {
  const common = commonSamples(truth, estimate);
  if (common.truth.length < minimumSamples) {
    const unknown = Number.NaN;
    return {
      correlation: unknown,
      rootMeanSquareError: unknown,
      timeOffset: unknown,
      timeScaleError: unknown,
      gain: unknown,
    };
  }
  const squared = common.truth.reduce((sum, value, i) => sum + (value - common.estimate[i]!) ** 2, 0);
  const delay = timeOffset(truth, estimate, samplingFrequency);
  return {
    correlation: pearson(common.truth, common.estimate),
    rootMeanSquareError: 1000 * Math.sqrt(squared / common.truth.length),
    timeOffset: (1000 * delay) / samplingFrequency,
    timeScaleError: timeScaleError(truth, estimate, { samplingFrequency, delay }),
    gain: gainRatio(truth, estimate, delay),
  };
}

function commonSamples(truth: Float64Array, estimate: Float64Array): { truth: number[]; estimate: number[] } {
  const common: { truth: number[]; estimate: number[] } = { truth: [], estimate: [] };
  for (let i = 0; i < truth.length; i++) {
    if (!Number.isFinite(truth[i]) || !Number.isFinite(estimate[i])) continue;
    common.truth.push(truth[i]!);
    common.estimate.push(estimate[i]!);
  }
  return common;
}
