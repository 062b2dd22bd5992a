import type { MeanBeat } from './average-beats.ts';
import { toFrames } from './sample-leads.ts';
import { smoothSlope } from './smooth-slope.ts';

/** Bounds of a wave in frames of the mean beat. */
export interface WaveBounds {
  readonly onset: number;
  readonly end: number;
}

/** Standard deviation of the slope's Gaussian, seconds: passes what a pen draws of QRS. */
const slopeDeviation = 0.005;
/** The steepest frame is looked for so near, and the bounds so far from it, seconds: the widest QRS last 0.22 s. */
const peakReach = 0.08;
const longestReach = 0.2;
/** Quiet is the least mean steepness of a window so long, seconds. */
const quietSpan = 0.02;
/** Part of the steepness between quiet and the steepest frame at which QRS begins and ends. */
const onsetPart = 0.05;
const endPart = 0.07;
/** Steep complexes begin slowly all the same (delta waves): never more than this over quiet, millivolts a second. */
const onsetLimit = 2.5;
const endLimit = 3.5;
/** QRS ends where it stays below the limit for so long, seconds: notches are shorter. */
const quietRun = 0.018;

/** Where QRS begins in the first lead and ends in the last, from the steepness of all leads; null where none is steep. */
export function findComplex(beats: readonly MeanBeat[], origin: number): WaveBounds | null {
  const steepness = spatialSteepness(beats);
  const reach = toFrames(peakReach);
  let peak = -1;
  for (let i = origin - reach; i <= origin + reach; i++) {
    if (steepness[i]! > (steepness[peak] ?? 0)) peak = i;
  }
  if (peak < 0) return null;
  const onset = walkOut(steepness, peak, { step: -1, part: onsetPart, most: onsetLimit });
  const end = walkOut(steepness, peak, { step: 1, part: endPart, most: endLimit });
  return onset === null || end === null ? null : { onset, end };
}

/** Root mean square of the slopes of all leads; NaN where any of them is missing. */
function spatialSteepness(beats: readonly MeanBeat[]): Float64Array {
  const slopes = beats.map(({ samples }) => smoothSlope(samples, slopeDeviation));
  return new Float64Array(beats[0]?.samples.length ?? 0).map((_, i) => {
    let sum = 0;
    let count = 0;
    for (const slope of slopes) {
      if (Number.isNaN(slope[i]!)) continue;
      sum += slope[i]! ** 2;
      count++;
    }
    return count > 0 ? Math.sqrt(sum / count) : Number.NaN;
  });
}

function walkOut(
  steepness: Float64Array,
  peak: number,
  { step, part, most }: { readonly step: -1 | 1; readonly part: number; readonly most: number },
): number | null {
  const quiet = quietSteepness(steepness, peak, step);
  const limit = quiet + Math.min(most, part * (steepness[peak]! - quiet));
  let run = 0;
  for (let n = 1; n <= toFrames(longestReach); n++) {
    const value = steepness[peak + n * step];
    if (value === undefined || Number.isNaN(value)) return null;
    run = value < limit ? run + 1 : 0;
    if (run > toFrames(quietRun)) return peak + (n - run) * step;
  }
  return null;
}

/** The least mean over a short window on that side of QRS. */
function quietSteepness(steepness: Float64Array, peak: number, step: -1 | 1): number {
  const span = toFrames(quietSpan);
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start <= toFrames(longestReach); start++) {
    let sum = 0;
    for (let n = start; n < start + span; n++) sum += steepness[peak + n * step] ?? Number.NaN;
    if (sum / span < least) least = sum / span;
  }
  return Number.isFinite(least) ? least : 0;
}
