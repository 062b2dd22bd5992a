import { EinthovenError } from '../../errors.ts';

export interface TimesOptions {
  /** Seconds by which a time may be rounded. */
  readonly tolerance: number;
  /** Line of the file in which a time stands, for messages. */
  readonly lineOf: (index: number) => number;
}

const mostDecimals = 6;

/**
 * The frequency in hertz with the fewest decimals that explains all times (seconds, evenly spaced from 0).
 * @throws EinthovenError RECORD_INVALID where the times are not evenly spaced from 0, or fewer than two.
 */
export function samplingFrequencyFromTimes(times: Float64Array, { tolerance, lineOf }: TimesOptions): number {
  const last = times.length - 1;
  if (last < 1)
    throw invalid(`A table needs at least two samples to tell the sampling frequency, got ${times.length}.`);
  const duration = times[last]!;
  if (!(duration > 0)) throw invalid(`The times must grow from 0 s, got ${duration} s at the end.`);
  const frequency = roundest(
    last / (duration + tolerance),
    last / Math.max(duration - tolerance, tolerance),
    last / duration,
  );
  const odd = times.findIndex((time, index) => Math.abs(time - index / frequency) > 2 * tolerance);
  if (odd >= 0) {
    throw invalid(`The times must be evenly spaced from 0 s, but line ${lineOf(odd)} has ${times[odd]} s.`);
  }
  return frequency;
}

function roundest(lowest: number, highest: number, best: number): number {
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const rounded = Number(best.toFixed(decimals));
    if (rounded >= lowest && rounded <= highest) return rounded;
  }
  return best;
}

const invalid = (message: string) => new EinthovenError('RECORD_INVALID', message);
