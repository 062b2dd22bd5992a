import type { Stretch } from './list-stretches.ts';
import type { SampledRows } from './sample-rows.ts';
import { solvePositive } from './solve-positive.ts';

/** Mean squares in mV². */
export interface LawResidual {
  /** Of the weighted sum of the rows, which the law wants to be nothing. */
  readonly left: number;
  /** The same if the rows had nothing to do with each other. */
  readonly unrelated: number;
}

/** A law is tested where at least this part of the samples is drawn in all its rows. */
const leastCoverage = 0.5;
/** Rows with smaller weights take no part in a law. */
const leastWeight = 1e-6;
/** How far (s) rows usually stand apart: 0.1 mm at 25 mm/s. */
const usualLag = 0.004;
/** Part of the unrelated energy that a law may be off for other reasons; it keeps the lags small. */
const tolerated = 0.03;
/**
 * Print, ticks and strokes of neighbouring rows disturb short pieces of a trace: a law may hold without this part of the
 * samples, those around which it is broken most. Wrong leads break it in every beat, and what stays shows it.
 */
const disturbed = 0.2;
/** Breaks are averaged over this long (s) on both sides before the worst are chosen. */
const averaging = 0.06;

/**
 * What is left when the rows are added with the weights of `direction`, levels taken off. Small lags between the rows are
 * allowed for: to first order a lag adds the row's slope, so that the slopes are fitted to the sum with a rein on them.
 */
export function lawResidual(sampled: SampledRows, direction: Float64Array, stretch: Stretch): LawResidual | null {
  const used = [...direction.keys()].filter((row) => Math.abs(direction[row]!) > leastWeight);
  const drawn = drawnSamples(sampled.rows, used, stretch);
  if (drawn.length < leastCoverage * (stretch.to - stretch.from)) return null;
  const first = restOf(sampled, direction, { used, drawn });
  const kept = leastBroken(first.rest, Math.round(averaging / sampled.step)).map((place) => drawn[place]!);
  const second = restOf(sampled, direction, { used, drawn: kept });
  const noise = sampled.noise ** 2;
  const part = ({ rest, unrelated }: typeof first) => (meanProduct(rest, rest) + noise) / (unrelated + noise);
  const { unrelated } = first;
  return { left: Math.min(part(first), part(second)) * (unrelated + noise) - noise, unrelated };
}

/** The weighted sum of the rows over the drawn samples, less the lags between them. */
function restOf(
  sampled: SampledRows,
  direction: Float64Array,
  { used, drawn }: { readonly used: readonly number[]; readonly drawn: readonly number[] },
): { readonly rest: Float64Array; readonly unrelated: number } {
  const sum = new Float64Array(drawn.length);
  const slopes: Float64Array[] = [];
  let unrelated = 0;
  for (const row of used) {
    const weight = direction[row]!;
    const samples = sampled.rows[row]!;
    const values = new Float64Array(drawn.length);
    const ofSlopes = new Float64Array(drawn.length);
    for (let n = 0; n < drawn.length; n++) {
      values[n] = weight * samples[drawn[n]!]!;
      ofSlopes[n] = slopeAt(samples, drawn[n]!, weight / sampled.step);
    }
    unrelated += meanProduct(centre(values), values);
    for (let index = 0; index < sum.length; index++) sum[index] = sum[index]! + values[index]!;
    slopes.push(centre(ofSlopes));
  }
  const rein = (sampled.noise ** 2 + tolerated * unrelated) / usualLag ** 2;
  return { rest: withoutLags(sum, slopes, rein), unrelated };
}

/** Places, in their order, of all but the `disturbed` part of the samples: those with the least energy around them. */
function leastBroken(rest: Float64Array, reach: number): number[] {
  const total = new Float64Array(rest.length + 1);
  for (let index = 0; index < rest.length; index++) total[index + 1] = total[index]! + rest[index]! ** 2;
  const around = new Float64Array(rest.length);
  for (let index = 0; index < rest.length; index++) {
    const [from, to] = [Math.max(0, index - reach), Math.min(rest.length, index + reach + 1)];
    around[index] = (total[to]! - total[from]!) / (to - from);
  }
  const most = around.slice().sort()[Math.floor((1 - disturbed) * (rest.length - 1))]!;
  const kept: number[] = [];
  for (let index = 0; index < around.length; index++) if (around[index]! <= most) kept.push(index);
  return kept;
}

/** Samples that are there in all rows, together with both of their neighbours. */
function drawnSamples(rows: readonly Float32Array[], used: readonly number[], stretch: Stretch): number[] {
  const drawn: number[] = [];
  for (let index = Math.max(1, stretch.from); index < stretch.to; index++) {
    let total = 0;
    for (const row of used)
      total += rows[row]![index - 1]! + rows[row]![index]! + (rows[row]![index + 1] ?? Number.NaN);
    if (Number.isFinite(total)) drawn.push(index);
  }
  return drawn;
}

function slopeAt(samples: Float32Array, index: number, scale: number): number {
  return ((samples[index + 1]! - samples[index - 1]!) / 2) * scale;
}

function centre(values: Float64Array): Float64Array {
  let mean = 0;
  for (let index = 0; index < values.length; index++) mean += values[index]!;
  mean /= values.length;
  for (let index = 0; index < values.length; index++) values[index] = values[index]! - mean;
  return values;
}

function meanProduct(one: Float64Array, two: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += one[index]! * two[index]!;
  return sum / one.length;
}

/** `sum` less the lags that reduce it most; `rein` weighs the squares of the lags. */
function withoutLags(sum: Float64Array, slopes: readonly Float64Array[], rein: number): Float64Array {
  const size = slopes.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    right[row] = meanProduct(slopes[row]!, sum);
    for (let column = 0; column <= row; column++) {
      const product = meanProduct(slopes[row]!, slopes[column]!);
      matrix[row * size + column] = product;
      matrix[column * size + row] = product;
    }
    matrix[row * size + row] = matrix[row * size + row]! + rein;
  }
  const lags = solvePositive(matrix, right);
  const rest = sum.slice();
  for (let row = 0; row < size; row++) {
    const slope = slopes[row]!;
    for (let index = 0; index < rest.length; index++) rest[index] = rest[index]! - lags[row]! * slope[index]!;
  }
  return rest;
}
