import type { DotPicture } from '../numeric/dot-picture.ts';
import { finiteSpan } from '../numeric/finite-span.ts';
import { roundHalfEven } from '../numeric/round-half-even.ts';

/** Amplitude levels of the picture: a value of the 2024 challenge's evaluation code. */
export const amplitudeLevels = 256;
/** Blank columns kept on each side of the ink; the blur reaches 2. */
const margin = 4;

export interface RasterizeOptions {
  /** Voltages of the lowest and the highest level, mV. */
  readonly low: number;
  readonly high: number;
  /** Columns of the whole picture, of which only those with ink are kept. */
  readonly totalColumns: number;
}

/** A signal with at least one finite sample as a picture of one dot a sample; `start` is its first column. */
export function rasterizeSignal(
  samples: Float64Array,
  options: RasterizeOptions,
): { picture: DotPicture; start: number } {
  const { low, high, totalColumns } = options;
  const span = finiteSpan(samples)!;
  const start = Math.max(span.start - margin, 0);
  const times: number[] = [];
  for (let t = span.start; t < span.end; t++) if (Number.isFinite(samples[t])) times.push(t);
  const row = (voltage: number) => {
    const level = high > low ? roundHalfEven(((amplitudeLevels - 1) * (voltage - low)) / (high - low) + 1) : 1;
    return Math.min(Math.max(level, 1), amplitudeLevels) - 1;
  };
  const picture = {
    rows: amplitudeLevels,
    columns: Math.min(span.end + margin, totalColumns) - start,
    dotRows: Int32Array.from(times, (t) => row(samples[t]!)),
    dotColumns: Int32Array.from(times, (t) => t - start),
  };
  return { picture, start };
}
