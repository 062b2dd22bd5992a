import type { FloatImage } from '../../model/image.ts';

/** Edges count as straight below this bend, and as level below this rise (pixels), over five columns. */
const straightBend = 0.25;
const levelRise = 0.6;
/** Fewer straight columns than this decide nothing: a low quantile of all columns is taken then. */
const fewColumns = 40;
const jitterQuantile = 0.1;
/** Strokes at least this high (pixels) in one column are steep; fewer of them than this say nothing. */
const steepHeight = 18;
const fewSteep = 12;
/** Neighbouring strokes that touch make a steep one look wider, so that less than the median is asked for. */
const steepQuantile = 0.4;
/** Ink (0 to 1) below this, along a row, ends a steep stroke. */
const faintInk = 0.1;
/** Pen (pixels) where there is nothing to measure. */
const unknownPen = 3;

/** Pen (pixels) with which edges are found before the pen is measured: thin, as most are. */
export const penBeforeMeasured = 3;

/** Diameter of the pen in pixels from both edges of a curve: the less of what its level and its steep pieces say. */
export function measurePen(ink: FloatImage, upper: Float32Array, lower: Float32Array): number {
  return Math.min(measureLevel(upper, lower), measureSteep(ink, upper, lower));
}

/**
 * Median distance of the edges where both run straight and level: only there is it the pen. Curves that jitter everywhere
 * give a small quantile instead, since whatever jitters makes the stroke look thicker, never thinner.
 */
function measureLevel(upper: Float32Array, lower: Float32Array): number {
  const straight: number[] = [];
  const all: number[] = [];
  const isStraight = (edge: Float32Array, u: number) =>
    Math.abs(edge[u - 2]! + edge[u + 2]! - 2 * edge[u]!) < straightBend &&
    Math.abs(edge[u + 2]! - edge[u - 2]!) < levelRise;
  for (let u = 2; u < upper.length - 2; u++) {
    const width = lower[u]! - upper[u]!;
    if (Number.isNaN(width)) continue;
    all.push(width);
    if (isStraight(upper, u) && isStraight(lower, u)) straight.push(width);
  }
  const median = straight.length < fewColumns ? undefined : quantile(straight, 0.5);
  return median ?? quantile(all, jitterQuantile) ?? unknownPen;
}

/** Low quantile of the width, along the row, of steep strokes: the pen itself where a stroke stands upright. */
function measureSteep(ink: FloatImage, upper: Float32Array, lower: Float32Array): number {
  const widths: number[] = [];
  for (let u = 1; u < ink.width - 1; u++) {
    const height = lower[u]! - upper[u]!;
    if (!(height > steepHeight)) continue;
    const row = Math.round((upper[u]! + lower[u]!) / 2) * ink.width;
    let sum = ink.data[row + u]!;
    for (const step of [-1, 1]) {
      for (let k = u + step; k >= 0 && k < ink.width && ink.data[row + k]! > faintInk; k += step)
        sum += ink.data[row + k]!;
    }
    widths.push(sum);
  }
  return widths.length < fewSteep ? Number.POSITIVE_INFINITY : quantile(widths, steepQuantile)!;
}

/** Value below which the given part of the values lies; undefined where there are none. Sorts them in place. */
function quantile(values: number[], part: number): number | undefined {
  return values.sort((a, b) => a - b)[Math.floor(values.length * part)];
}
