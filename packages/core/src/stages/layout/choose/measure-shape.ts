/** The shape of a lead in three numbers that a rough sketch gives well. */
export interface ShapeMeasure {
  /** Height above against depth below the median: 1 all upward, -1 all downward. */
  readonly polarity: number;
  /** Mean against the height of the lead: which way the T wave and the wide parts go. */
  readonly skew: number;
  /** Height of the lead from valley to peak, in mV. */
  readonly amplitude: number;
  /** 0 to 1: how far the lead stands out of its noise. */
  readonly informative: number;
}

export interface MeasureShapeOptions {
  /** First sample and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Error of a sample in mV. */
  readonly noise: number;
}

/** Peaks and valleys are taken at these parts of the sorted samples: a QRS complex fills more than 1 %. */
const valley = 0.01;
const peak = 0.99;
/** Leads lower than this (mV) have no clear polarity. */
const softAmplitude = 0.1;
const leastSamples = 60;
/** A lead this many times as high as its noise counts half. */
const halfHeight = 12;

/** Shape of a stretch of samples; null where less than half of them or too few are drawn. */
export function measureShape(samples: Float32Array, options: MeasureShapeOptions): ShapeMeasure | null {
  const { from, to, noise } = options;
  const drawn = new Float32Array(Math.max(0, to - from));
  let count = 0;
  for (let n = Math.max(0, from); n < Math.min(to, samples.length); n++) {
    if (Number.isFinite(samples[n]!)) drawn[count++] = samples[n]!;
  }
  if (count < leastSamples || count < (to - from) / 2) return null;
  const sorted = drawn.subarray(0, count).sort();
  const at = (part: number) => sorted[Math.round(part * (count - 1))]!;
  const zero = at(0.5);
  const up = at(peak) - zero;
  const down = zero - at(valley);
  let sum = 0;
  for (let n = 0; n < count; n++) sum += sorted[n]!;
  const mean = sum / count;
  const amplitude = up + down;
  return {
    polarity: (up - down) / (amplitude + softAmplitude),
    skew: (mean - zero) / (amplitude + softAmplitude),
    amplitude,
    informative: amplitude ** 2 / (amplitude ** 2 + (halfHeight * noise) ** 2),
  };
}
