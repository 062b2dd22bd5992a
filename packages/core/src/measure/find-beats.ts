import { median } from '../signal/median.ts';
import { type SampledLead, toFrames } from './sample-leads.ts';

/** Steps of the slope and of the window that gathers it, seconds: a QRS complex is steep for about that long. */
const slopeReach = 0.008;
const gatherReach = 0.05;
/** Leads are put on one scale by the largest activity of each second; a quarter of the seconds may have no beat. */
const scaleSpan = 1;
const scalePart = 0.75;
/** Part of a usual complex that a beat reaches. */
const beatPart = 0.4;
/** Nothing conducts two beats so close, seconds. */
const refractoryTime = 0.24;
/** Until then a smaller peak is the T wave of the beat before, seconds and part of its height. */
const repolarizationTime = 0.38;
const repolarizationPart = 0.6;

/**
 * Frames at which complexes stand, from the steepness of all leads together: J. Pan and W. J. Tompkins, IEEE Trans
 * Biomed Eng 32:230 (1985), doi 10.1109/TBME.1985.325532, with the leads that are there at each time in place of one.
 */
export function findBeats(leads: readonly SampledLead[]): number[] {
  const activity = combineActivity(leads);
  const peaks = listPeaks(activity).filter((i) => activity[i]! > beatPart);
  const beats: number[] = [];
  // The strongest first: weaker peaks near them are other parts of the same beat.
  for (const peak of peaks.sort((a, b) => activity[b]! - activity[a]!)) {
    const hides = beats.some((beat) => {
      const distance = peak - beat;
      if (Math.abs(distance) < toFrames(refractoryTime)) return true;
      const isAfter = distance > 0 && distance < toFrames(repolarizationTime);
      return isAfter && activity[peak]! < repolarizationPart * activity[beat]!;
    });
    if (!hides) beats.push(peak);
  }
  return beats.sort((a, b) => a - b);
}

/** Steepness around each frame over the usual of a complex: 1 at most beats. */
function combineActivity(leads: readonly SampledLead[]): Float64Array {
  const length = leads[0]?.samples.length ?? 0;
  const sums = new Float64Array(length);
  const weights = new Float64Array(length);
  for (const { samples } of leads) {
    const activity = measureActivity(samples);
    const scale = usualMaximum(activity);
    const present = activity.filter((value) => !Number.isNaN(value));
    // A lead without clear complexes has little to say; one with noise alone, nothing.
    const weight = Math.min(10, scale / median(present) - 1);
    if (!(weight > 0 && scale > 0)) continue;
    for (let i = 0; i < length; i++) {
      if (Number.isNaN(activity[i]!)) continue;
      sums[i]! += (weight * activity[i]!) / scale;
      weights[i]! += weight;
    }
  }
  return sums.map((sum, i) => (weights[i]! > 0 ? sum / weights[i]! : 0));
}

/** Root mean square of the slope around each frame; NaN where the lead is missing. */
function measureActivity(samples: Float32Array): Float64Array {
  const reach = toFrames(slopeReach);
  const squares = samples.map((_, i) => ((samples[i + reach] ?? Number.NaN) - (samples[i - reach] ?? Number.NaN)) ** 2);
  const window = toFrames(gatherReach);
  const activity = new Float64Array(samples.length).fill(Number.NaN);
  let sum = 0;
  let count = 0;
  const add = (i: number, sign: number) => {
    const value = squares[i];
    if (value === undefined || Number.isNaN(value)) return;
    sum += sign * value;
    count += sign;
  };
  for (let i = -window; i < samples.length; i++) {
    add(i + window, 1);
    add(i - window - 1, -1);
    // At least half of the window is known.
    if (i >= 0 && count > window) activity[i] = Math.sqrt(Math.max(0, sum) / count);
  }
  return activity;
}

function usualMaximum(activity: Float64Array): number {
  const span = toFrames(scaleSpan);
  const maxima: number[] = [];
  let largest = Number.NaN;
  let seen = 0;
  for (const value of activity) {
    if (Number.isNaN(value)) continue;
    largest = seen === 0 ? value : Math.max(largest, value);
    seen++;
    if (seen === span) {
      maxima.push(largest);
      seen = 0;
    }
  }
  // A lead of a second and a little has its beat anywhere.
  if (maxima.length < 2 && seen > 0) maxima.push(largest);
  maxima.sort((a, b) => a - b);
  return maxima[Math.floor(scalePart * maxima.length)] ?? Number.NaN;
}

function listPeaks(activity: Float64Array): number[] {
  const peaks: number[] = [];
  for (let i = 1; i + 1 < activity.length; i++) {
    if (activity[i]! >= activity[i - 1]! && activity[i]! > activity[i + 1]!) peaks.push(i);
  }
  return peaks;
}
