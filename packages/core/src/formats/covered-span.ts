import { type Hertz, type Seconds, seconds } from '../units.ts';

/** First and last moment of a lead, for files that do not say which part of the page prints it. */
export interface CoveredSpan {
  readonly start: Seconds;
  readonly end: Seconds;
}

/** From the first to the last sample that is not missing; 0 to 0 s where all are missing. */
export function coveredSpan(samples: Float32Array, samplingFrequency: Hertz): CoveredSpan {
  const first = samples.findIndex((value) => !Number.isNaN(value));
  const last = samples.findLastIndex((value) => !Number.isNaN(value));
  return { start: seconds(Math.max(0, first) / samplingFrequency), end: seconds((last + 1) / samplingFrequency) };
}
