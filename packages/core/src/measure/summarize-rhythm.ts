import type { EcgMeasurements } from './ecg-measurements.ts';
import { frameRate } from './sample-leads.ts';

/** Intervals of sinus rhythm differ by less than this of their mean at rest; those of atrial fibrillation by more. */
const regularDeviation = 0.1;
const leastIntervals = 3;

/** Rate and rhythm of intervals between beats, in frames. */
export function summarizeRhythm(
  intervals: readonly number[],
): Pick<EcgMeasurements, 'heartRate' | 'rrInterval' | 'rhythm'> {
  if (intervals.length === 0) return { heartRate: null, rrInterval: null, rhythm: null };
  const mean = intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length;
  const power = intervals.reduce((sum, interval) => sum + (interval - mean) ** 2, 0);
  const deviation = intervals.length < 2 ? null : Math.sqrt(power / (intervals.length - 1));
  const rate = (60 * frameRate) / mean;
  return {
    heartRate: { value: rate, spread: deviation === null ? null : (rate * deviation) / mean },
    rrInterval: {
      value: (1000 * mean) / frameRate,
      spread: deviation === null ? null : (1000 * deviation) / frameRate,
    },
    rhythm:
      deviation === null || intervals.length < leastIntervals
        ? null
        : deviation < regularDeviation * mean
          ? 'regular'
          : 'irregular',
  };
}
