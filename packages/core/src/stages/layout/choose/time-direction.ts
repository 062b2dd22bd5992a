import { median } from './median.ts';
import type { SampledRows } from './sample-rows.ts';

/** Seconds after (or before) the QRS complex in which a T (or only a P) wave lies. */
const windowStart = 0.1;
const windowEnd = 0.4;
/** Half a beat belongs to the beat before: windows end there in fast rhythms. */
const longestPartOfBeat = 0.45;
/** Two QRS complexes are not nearer than this. */
const refractorySeconds = 0.28;
/** A complex is at least this steep, as part of the steepest ones. */
const steepPart = 0.35;

/**
 * Which way time runs, from the waves around the QRS complexes of all rows: natural logarithm of what the signal does in
 * the T wave's window after the complex over what it does as long before it. Positive: left to right. 0 where no beats
 * are found.
 */
export function timeDirection(sampled: SampledRows): number {
  const steepness = slopeOfAllRows(sampled);
  const beats = findBeats(steepness, sampled.step);
  if (beats.length < 2) return 0;
  const intervals = beats.slice(1).map((beat, index) => beat - beats[index]!);
  const end = Math.min(windowEnd / sampled.step, longestPartOfBeat * median(intervals));
  const start = windowStart / sampled.step;
  let after = 0;
  let before = 0;
  for (const beat of beats) {
    if (beat - end < 0 || beat + end >= sampled.length) continue;
    for (const row of sampled.rows) {
      const level = levelAround(row, beat, end);
      for (let offset = Math.round(start); offset <= end; offset++) {
        const later = Math.abs(row[beat + offset]! - level);
        const earlier = Math.abs(row[beat - offset]! - level);
        if (!Number.isFinite(later + earlier)) continue;
        after += later;
        before += earlier;
      }
    }
  }
  return after + before > 0 ? Math.log((after + 1e-6) / (before + 1e-6)) : 0;
}

function levelAround(row: Float32Array, beat: number, reach: number): number {
  return median(row.slice(Math.max(0, Math.floor(beat - reach)), Math.ceil(beat + reach)));
}

/** Root of the summed squares, over 70 ms, of all rows' slopes. */
function slopeOfAllRows(sampled: SampledRows): Float64Array {
  const total = new Float64Array(sampled.length);
  for (const row of sampled.rows) {
    for (let index = 1; index + 1 < row.length; index++) {
      const slope = row[index + 1]! - row[index - 1]!;
      if (Number.isFinite(slope)) total[index] = total[index]! + slope * slope;
    }
  }
  return total.map((_, index) => {
    const near = total.subarray(Math.max(0, index - 8), index + 9);
    return Math.sqrt(near.reduce((sum, value) => sum + value, 0) / near.length);
  });
}

function findBeats(steepness: Float64Array, step: number): number[] {
  const sorted = steepness.slice().sort();
  const threshold = steepPart * sorted[Math.floor(0.98 * (sorted.length - 1))]!;
  const refractory = Math.round(refractorySeconds / step);
  const beats: number[] = [];
  for (let index = 0; index < steepness.length; index++) {
    const value = steepness[index]!;
    if (value <= threshold || value === 0) continue;
    const around = steepness.subarray(Math.max(0, index - refractory), index + refractory + 1);
    if (around.every((other) => other <= value) && index - (beats.at(-1) ?? Number.NEGATIVE_INFINITY) > refractory) {
      beats.push(index);
    }
  }
  return beats;
}
