import type { EcgRecord } from '../../../model/record.ts';

/** Activity is smoothed over this long (s): about a QRS complex. */
const smoothing = 0.06;
/** Two beats are farther apart than this (s): 240 a minute. */
const refractory = 0.25;
/** A beat's activity is at least this part of a strong beat's. */
const leastActivity = 0.3;
/** What counts as a strong beat: this quantile of the activity's peaks a second. */
const strongBeat = 0.98;
/** The middle of a QRS complex is the centroid of the activity this far (s) around its peak. */
const centroidReach = 0.06;

/**
 * Seconds at which the QRS complexes of a record have their middle, from the steepness of all leads that are drawn at a
 * time, so that it is the same in leads of different columns.
 */
export function findBeats(record: EcgRecord): number[] {
  const activity = measureActivity(record);
  const frequency = record.samplingFrequency;
  const sorted = Float32Array.from(activity).sort();
  const least = leastActivity * (sorted[Math.floor(strongBeat * (sorted.length - 1))] ?? 0);
  if (!(least > 0)) return [];
  const apart = Math.round(refractory * frequency);
  const reach = Math.round(centroidReach * frequency);
  const beats: number[] = [];
  for (let n = 0; n < activity.length; n++) {
    if (activity[n]! < least || !isPeak(activity, n, apart)) continue;
    let [sum, weighted] = [0, 0];
    for (let k = Math.max(0, n - reach); k <= Math.min(activity.length - 1, n + reach); k++) {
      sum += activity[k]!;
      weighted += activity[k]! * k;
    }
    beats.push(weighted / sum / frequency);
  }
  return beats;
}

/** Nothing stronger nearby, and the first of equals. */
function isPeak(activity: Float32Array, n: number, apart: number): boolean {
  for (let k = Math.max(0, n - apart); k <= Math.min(activity.length - 1, n + apart); k++)
    if (activity[k]! > activity[n]! || (activity[k] === activity[n] && k < n)) return false;
  return true;
}

/** Mean over the leads of the squared slope, each lead against its own mean, smoothed. */
function measureActivity({ leads, sampleCount, samplingFrequency }: EcgRecord): Float32Array {
  const sum = new Float32Array(sampleCount);
  const count = new Uint16Array(sampleCount);
  const step = Math.max(1, Math.round(0.01 * samplingFrequency));
  for (const { samples } of leads) {
    const slopes = new Float32Array(sampleCount).fill(Number.NaN);
    let [total, found] = [0, 0];
    for (let n = step; n < sampleCount - step; n++) {
      const slope = (samples[n + step]! - samples[n - step]!) ** 2;
      if (Number.isNaN(slope)) continue;
      slopes[n] = slope;
      total += slope;
      found++;
    }
    if (!(total > 0)) continue;
    for (let n = 0; n < sampleCount; n++) {
      if (Number.isNaN(slopes[n]!)) continue;
      sum[n]! += (slopes[n]! * found) / total;
      count[n]!++;
    }
  }
  const mean = sum.map((value, n) => (count[n]! > 0 ? value / count[n]! : 0));
  return smooth(mean, Math.round((smoothing * samplingFrequency) / 2));
}

function smooth(values: Float32Array, reach: number): Float32Array {
  const result = new Float32Array(values.length);
  let sum = 0;
  for (let n = -reach; n < values.length + reach; n++) {
    sum += values[n + reach] ?? 0;
    sum -= values[n - reach - 1] ?? 0;
    if (n >= 0 && n < values.length) result[n] = sum / (2 * reach + 1);
  }
  return result;
}
