import type { RowSketch } from '../../../model/page-layout.ts';
import { median } from '../../../signal/median.ts';

/** Beats on the paper, in millimetres: what they last is known roughly, whatever the speed of the paper. */
export interface RhythmMeasure {
  /** Median distance from beat to beat. */
  readonly interval: number;
  /** Median width of the steep part of a beat, the QRS complex. */
  readonly complexWidth: number;
  /** Beats that were counted. */
  readonly beats: number;
}

/** Slopes are taken over this length, and added up over twice this length (mm). */
const slopeReach = 0.6;
/** Steep is what reaches this part of the steepest places: T waves do not, at any usual speed. */
const steepPart = 0.3;
/** Where the steepest places are looked for: a QRS complex fills more than 2 % of a page. */
const steepest = 0.985;
/** A complex goes out to where it is this part as steep as at its steepest. */
const edgePart = 0.2;
/** Steep places that are nearer to one another (mm) are one complex: 3 mm are 60 ms at 50 mm/s, 240 ms at 12.5 mm/s. */
const together = 3;
/** Where more than this part of a page is steep, noise is. */
const mostSteep = 0.5;
/** Fewer beats say nothing. */
const leastBeats = 3;
/** Work is done in steps of this length (mm). */
const step = 0.1;

/** Distance and width of the QRS complexes of all rows together; null where too few stand out. */
export function measureRhythm(rows: readonly RowSketch[]): RhythmMeasure | null {
  const steepness = addSlopes(rows);
  const sorted = steepness.filter((value) => value > 0).sort();
  const threshold = steepPart * (sorted[Math.floor(steepest * sorted.length)] ?? Number.NaN);
  if (!(threshold > 0)) return null;
  const complexes = findComplexes(steepness, threshold);
  const steep = complexes.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (complexes.length < leastBeats || steep > mostSteep * steepness.length) return null;
  const intervals = complexes.slice(1).map((complex, k) => (complex.peak - complexes[k]!.peak) * step);
  const widths = complexes.map(({ first, last }) => Math.max(step, (last - first + 1) * step - slopeReach));
  return { interval: median(intervals), complexWidth: median(widths), beats: complexes.length };
}

/** Sum over the rows of how steep each is, from the first to the last point of any. */
function addSlopes(rows: readonly RowSketch[]): Float64Array {
  const left = rows.reduce((least, row) => Math.min(least, row.traceStart), Infinity);
  const right = rows.reduce((most, row) => Math.max(most, row.traceEnd), -Infinity);
  const sums = new Float64Array(Math.max(0, Math.floor((right - left) / step)));
  for (const row of rows) {
    const heightAt = (x: number) => row.y[Math.round((x - row.start) / row.step)] ?? Number.NaN;
    for (let k = 0; k < sums.length; k++) {
      const x = left + k * step;
      const slope = Math.abs(heightAt(x + slopeReach / 2) - heightAt(x - slopeReach / 2));
      if (!Number.isNaN(slope)) sums[k] = sums[k]! + slope;
    }
  }
  const reach = Math.round(slopeReach / step);
  return sums.map((_, k) => {
    const near = sums.subarray(Math.max(0, k - reach), k + reach + 1);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}

interface Complex {
  readonly first: number;
  readonly last: number;
  readonly peak: number;
}

function findComplexes(steepness: Float64Array, threshold: number): Complex[] {
  const peaks: number[] = [];
  let last = -Infinity;
  for (let k = 0; k < steepness.length; k++) {
    if (steepness[k]! < threshold) continue;
    if (k - last > together / step) peaks.push(k);
    else if (steepness[k]! > steepness[peaks.at(-1)!]!) peaks[peaks.length - 1] = k;
    last = k;
  }
  return peaks.map((peak) => {
    const edge = edgePart * steepness[peak]!;
    const reach = (direction: 1 | -1) => {
      let end = peak;
      for (let k = peak; Math.abs(k - end) <= together / step / 2 && k >= 0 && k < steepness.length; k += direction) {
        if (steepness[k]! >= edge) end = k;
      }
      return end;
    };
    return { first: reach(-1), last: reach(1), peak };
  });
}
