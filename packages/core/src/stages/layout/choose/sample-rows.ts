import type { RowSketch } from '../../../model/page-layout.ts';
import type { MillimetresPerMillivolt, MillimetresPerSecond } from '../../../units.ts';
import { estimateNoise } from './estimate-noise.ts';
import { median } from './median.ts';

/** All rows on one time axis, in millivolts, up positive, each row's median taken as 0. */
export interface SampledRows {
  /** Seconds a sample. */
  readonly step: number;
  readonly length: number;
  readonly rows: readonly Float32Array[];
  /** Error of a sample in millivolts: of the sketch, and trembling of the signal itself. */
  readonly noise: number;
}

export interface SampleRowsOptions {
  readonly left: number;
  readonly right: number;
  readonly paperSpeed: MillimetresPerSecond;
  readonly gain: MillimetresPerMillivolt;
}

const stepSeconds = 0.004;
/** A triangle of twice this many steps smooths the pen's steps and keeps a QRS complex. */
const kernelSteps = 2;
/** Holes up to this long are bridged with a straight line; a longer one could hide the slope of a QRS complex. */
const longestBridge = 0.016;
/** Rough error (mm) of a sketched height: half a pen, a rounded pixel. */
const sketchError = 0.1;

/** Turns the sketches into signals over the common extent; what is not drawn stays NaN. */
export function sampleRows(rows: readonly RowSketch[], options: SampleRowsOptions): SampledRows {
  const width = stepSeconds * options.paperSpeed;
  const length = Math.max(1, Math.floor((options.right - options.left) / width));
  const sampled = rows.map((row) => sampleRow(row, { left: options.left, width, length, gain: options.gain }));
  const trembling = median(sampled.map(estimateNoise));
  const noise = Math.hypot(sketchError / options.gain, Number.isFinite(trembling) ? trembling : 0);
  return { step: stepSeconds, length, rows: sampled, noise };
}

interface Bins {
  readonly left: number;
  readonly width: number;
  readonly length: number;
  readonly gain: number;
}

/** Spreads each point of the sketch over the samples near it, so that its place is kept to a part of a sample. */
function sampleRow(row: RowSketch, bins: Bins): Float32Array {
  const sums = new Float64Array(bins.length);
  const weights = new Float64Array(bins.length);
  const reach = Math.max(kernelSteps, row.step / bins.width);
  for (let index = 0; index < row.y.length; index++) {
    const y = row.y[index]!;
    if (!Number.isFinite(y)) continue;
    const place = (row.start + index * row.step - bins.left) / bins.width;
    const last = Math.min(bins.length - 1, Math.floor(place + reach));
    for (let bin = Math.max(0, Math.ceil(place - reach)); bin <= last; bin++) {
      const weight = reach - Math.abs(place - bin);
      sums[bin] = sums[bin]! + weight * y;
      weights[bin] = weights[bin]! + weight;
    }
  }
  const samples = new Float32Array(bins.length);
  for (let bin = 0; bin < bins.length; bin++) {
    samples[bin] = weights[bin]! > 0 ? -sums[bin]! / weights[bin]! : Number.NaN;
  }
  const zero = median(samples);
  for (let bin = 0; bin < bins.length; bin++) samples[bin] = (samples[bin]! - zero) / bins.gain;
  bridgeHoles(samples, Math.round(longestBridge / stepSeconds));
  return samples;
}

function bridgeHoles(samples: Float32Array, longest: number): void {
  let last = -1;
  for (let index = 0; index < samples.length; index++) {
    if (!Number.isFinite(samples[index]!)) continue;
    const gap = index - last - 1;
    if (last >= 0 && gap > 0 && gap <= longest) {
      const slope = (samples[index]! - samples[last]!) / (gap + 1);
      for (let hole = last + 1; hole < index; hole++) samples[hole] = samples[last]! + slope * (hole - last);
    }
    last = index;
  }
}
