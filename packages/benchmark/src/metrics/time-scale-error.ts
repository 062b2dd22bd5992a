import { finiteSpan } from '../numeric/finite-span.ts';
import { median } from '../numeric/median.ts';
import { correlationAtLag } from './correlation-at-lag.ts';

/** A window holds one beat at 60 a minute; seconds. */
const windowLength = 1;
const windowStep = 0.25;
/** Local offsets are searched this far around the lead's own; 1 % on 10 s needs 50 ms. Seconds. */
const searchRadius = 0.08;
/** Windows that fit worse say nothing about time. */
const minimumCorrelation = 0.8;
const minimumWindows = 3;

export interface TimeScaleOptions {
  /** Hz. */
  readonly samplingFrequency: number;
  /** The lead's offset in samples, where the search starts. */
  readonly delay: number;
}

/**
 * How much too long (positive) or too short the estimate's time axis is, in percent: the slope of local time offsets
 * along the lead. The median of the slopes between windows at least half the lead apart, so that single bad windows do
 * not matter (Theil and Sen); NaN with fewer than three usable windows.
 */
export function timeScaleError(truth: Float64Array, estimate: Float64Array, options: TimeScaleOptions): number {
  const { samplingFrequency, delay } = options;
  const span = finiteSpan(truth);
  if (span === null || !Number.isFinite(delay)) return Number.NaN;
  const length = Math.round(windowLength * samplingFrequency);
  const step = Math.max(1, Math.round(windowStep * samplingFrequency));
  const radius = Math.round(searchRadius * samplingFrequency);
  const points: { start: number; offset: number }[] = [];
  for (let start = span.start; start + length <= span.end; start += step) {
    const offset = localOffset(truth.subarray(start, start + length), estimate, {
      start,
      centre: Math.round(delay),
      radius,
    });
    if (Number.isFinite(offset)) points.push({ start, offset });
  }
  if (points.length < minimumWindows) return Number.NaN;
  return 100 * median(farSlopes(points));
}

function farSlopes(points: readonly { readonly start: number; readonly offset: number }[]): number[] {
  const far = (points.at(-1)!.start - points[0]!.start) / 2;
  return points.flatMap((early) =>
    points
      .filter((late) => late.start > early.start && late.start - early.start >= far)
      .map((late) => (late.offset - early.offset) / (late.start - early.start)),
  );
}

interface LocalSearch {
  /** Where the window starts in the estimate, samples. */
  readonly start: number;
  readonly centre: number;
  readonly radius: number;
}

/** Sub-sample lag at which the window fits best; NaN where the best fit is poor or at the edge of the search. */
function localOffset(window: Float64Array, estimate: Float64Array, search: LocalSearch): number {
  const { start, centre, radius } = search;
  const fit = (lag: number) => {
    const from = start + lag;
    if (from < 0 || from + window.length > estimate.length) return Number.NaN;
    return correlationAtLag(window, estimate.subarray(from, from + window.length), 0);
  };
  const fits = Array.from({ length: 2 * radius + 1 }, (_, i) => fit(centre - radius + i));
  const best = fits.reduce((at, value, i) => (value > (fits[at] ?? -1) || Number.isNaN(fits[at]) ? i : at), 0);
  const [before, here, after] = [fits[best - 1] ?? Number.NaN, fits[best]!, fits[best + 1] ?? Number.NaN];
  const bend = before - 2 * here + after;
  if (!(here >= minimumCorrelation) || !(bend < 0)) return Number.NaN;
  return centre - radius + best + (0.5 * (before - after)) / bend;
}
