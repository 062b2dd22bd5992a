// @ts-nocheck plain JavaScript has no `!` to say that an index is within bounds
/**
 * What a person counts and measures of QRS complexes, found in samples: rules for pages whose signals nobody knows.
 * Missing samples are NaN. Pure.
 */

import { quantile } from './quantile.mjs';

/** Holes up to so many samples do not end a span. */
const bridgedSamples = 60;
/** QRS complexes have most of their energy between these frequencies (Hz). */
const band = /** @type {const} */ ([8, 25]);
/** Energy is averaged over so many seconds; complexes are so many seconds apart at least. */
const [averaged, apart] = [0.08, 0.25];
/** A complex has at least this part of the energy that all but the strongest 2 % stay under. */
const [leastPart, strong] = [0.25, 0.98];
/** Seconds in which one QRS complex is looked for when heights are measured without regard to where complexes are. */
const heightWindow = 0.6;
/** A complex reaches so many seconds to either side of the middle of its energy: its T wave comes later. */
const halfComplex = 0.08;

/**
 * The longest stretch of samples with no hole longer than `bridgedSamples`, as [first, end).
 * @param {Float64Array} samples
 * @returns {readonly [number, number]}
 */
export function longestSpan(samples) {
  let longest = /** @type {readonly [number, number]} */ ([0, 0]);
  let [first, end] = [0, 0];
  for (let n = 0; n < samples.length; n++) {
    if (Number.isNaN(samples[n])) continue;
    if (end === 0 || n - end >= bridgedSamples) first = n;
    end = n + 1;
    if (end - first > longest[1] - longest[0]) longest = [first, end];
  }
  return longest;
}

/**
 * Energy of the samples in the band of QRS complexes, holes bridged by straight lines.
 * @param {Float64Array} samples
 * @param {number} samplingFrequency
 */
export function complexEnergy(samples, samplingFrequency) {
  const squared = bandPass(bridge(samples), samplingFrequency).map((value) => value * value);
  const width = Math.trunc(averaged * samplingFrequency);
  const before = width - 1 - Math.trunc((width - 1) / 2);
  const energy = new Float64Array(squared.length);
  for (let n = 0; n < energy.length; n++) {
    const stop = Math.min(n - before + width, squared.length);
    for (let k = Math.max(0, n - before); k < stop; k++) energy[n] += squared[k] / width;
  }
  return energy;
}

/**
 * Where complexes are in the energy of samples, in no order. Leads drawn one after the other differ in size: what counts as
 * tall is told for each stretch by itself.
 * @param {Float64Array} energy
 * @param {number} samplingFrequency
 * @param {readonly (readonly [number, number])[]} stretches [first, end) of each; none overlap
 */
export function findComplexes(energy, samplingFrequency, stretches) {
  const relative = new Float64Array(energy.length);
  for (const [first, end] of stretches) {
    const tall = quantile(energy.subarray(first, end), strong);
    for (let n = first; n < end; n++) relative[n] = energy[n] / tall;
  }
  const peaks = findPeaks(relative).filter((n) => relative[n] >= leastPart);
  return keepApart(peaks, relative, Math.trunc(apart * samplingFrequency));
}

/**
 * Median height (mV) of what stands in each `heightWindow` of the longest span; NaN where that is shorter than a second.
 * @param {Float64Array} samples
 * @param {number} samplingFrequency
 */
export function complexHeight(samples, samplingFrequency) {
  const span = bridge(samples.subarray(...longestSpan(samples)));
  if (span.length < samplingFrequency) return Number.NaN;
  const width = Math.trunc(heightWindow * samplingFrequency);
  const heights = [];
  for (let first = 0; first + width <= span.length; first += width) {
    const part = span.subarray(first, first + width);
    heights.push(Math.max(...part) - Math.min(...part));
  }
  return quantile(heights, 0.5);
}

/**
 * Median height (mV) of the complexes of the longest span, Q or S to R, without T waves; NaN where there are none.
 * @param {Float64Array} samples
 * @param {number} samplingFrequency
 */
export function heightAtComplexes(samples, samplingFrequency) {
  const span = bridge(samples.subarray(...longestSpan(samples)));
  if (span.length < samplingFrequency) return Number.NaN;
  const energy = complexEnergy(span, samplingFrequency);
  const reach = Math.round(halfComplex * samplingFrequency);
  const heights = findComplexes(energy, samplingFrequency, [[0, span.length]]).map((place) => {
    const part = span.subarray(Math.max(0, place - reach), place + reach + 1);
    return Math.max(...part) - Math.min(...part);
  });
  return heights.length === 0 ? Number.NaN : quantile(heights, 0.5);
}

/** @param {Float64Array} samples */
function bridge(samples) {
  const known = [...samples.keys()].filter((n) => !Number.isNaN(samples[n]));
  const bridged = samples.slice();
  if (known.length === 0) return bridged.fill(0);
  bridged.fill(samples[known[0]], 0, known[0]);
  bridged.fill(samples[known.at(-1)], known.at(-1));
  for (let k = 1; k < known.length; k++) {
    const [from, to] = [known[k - 1], known[k]];
    for (let n = from + 1; n < to; n++) {
      bridged[n] = samples[from] + ((samples[to] - samples[from]) * (n - from)) / (to - from);
    }
  }
  return bridged;
}

/**
 * Butterworth filter of second order, forwards and backwards, ends mirrored about their last value.
 * @param {Float64Array} samples
 * @param {number} samplingFrequency
 */
function bandPass(samples, samplingFrequency) {
  const coefficients = bandPassCoefficients(samplingFrequency);
  const extra = Math.min(samples.length - 1, 15);
  let filtered = new Float64Array(samples.length + 2 * extra);
  for (let n = 0; n < filtered.length; n++) filtered[n] = mirrored(samples, n - extra);
  for (let way = 0; way < 2; way++) {
    filtered = filter(filtered, coefficients).reverse();
  }
  return filtered.subarray(extra, extra + samples.length);
}

/**
 * @param {Float64Array} samples
 * @param {number} n
 */
function mirrored(samples, n) {
  const last = samples.length - 1;
  if (n < 0) return 2 * samples[0] - samples[-n];
  return n > last ? 2 * samples[last] - samples[2 * last - n] : samples[n];
}

/**
 * Numerator and denominator by the bilinear transform.
 * @param {number} samplingFrequency
 */
function bandPassCoefficients(samplingFrequency) {
  const [low, high] = band.map((frequency) => Math.tan((Math.PI * frequency) / samplingFrequency));
  // s² - √2 s + 1 of the low-pass filter with s = (p² + centre) / (width p), and p = (1 - z) / (1 + z).
  const [width, centre] = [high - low, high * low];
  const analogue = [1, Math.SQRT2 * width, 2 * centre + width * width, Math.SQRT2 * width * centre, centre * centre];
  const denominator = [0, 0, 0, 0, 0];
  for (const [k, coefficient] of analogue.entries()) {
    // (1 - z)^(4 - k) (1 + z)^k
    let product = [1];
    for (let m = 0; m < 4; m++) product = timesLinear(product, m < 4 - k ? -1 : 1);
    for (let m = 0; m < 5; m++) denominator[m] += coefficient * product[m];
  }
  const gain = (width * width) / denominator[0];
  return { ahead: [gain, 0, -2 * gain, 0, gain], back: denominator.map((value) => value / denominator[0]) };
}

/**
 * @param {readonly number[]} polynomial
 * @param {number} linear of 1 + linear z
 */
function timesLinear(polynomial, linear) {
  return [...polynomial, 0].map((value, m) => value + linear * (polynomial[m - 1] ?? 0));
}

/**
 * As if the first sample had stood for ever before: a band-pass filter gives nothing for that.
 * @param {Float64Array} samples
 * @param {{ ahead: readonly number[]; back: readonly number[] }} coefficients
 */
function filter(samples, { ahead, back }) {
  const filtered = new Float64Array(samples.length);
  for (let n = 0; n < samples.length; n++) {
    let value = 0;
    for (let k = 0; k < 5; k++) {
      value += ahead[k] * (samples[n - k] ?? samples[0]) - (k === 0 ? 0 : back[k] * (filtered[n - k] ?? 0));
    }
    filtered[n] = value;
  }
  return filtered;
}

/**
 * Samples above both neighbours; of a flat top its middle.
 * @param {Float64Array} values
 */
function findPeaks(values) {
  const peaks = [];
  for (let n = 1; n < values.length - 1; n++) {
    if (!(values[n] > values[n - 1])) continue;
    let end = n;
    while (end + 1 < values.length && values[end + 1] === values[n]) end++;
    if (end + 1 < values.length && values[end + 1] < values[n]) peaks.push((n + end) >> 1);
    n = end;
  }
  return peaks;
}

/**
 * The tallest of peaks nearer than `distance`.
 * @param {readonly number[]} peaks
 * @param {Float64Array} values
 * @param {number} distance
 */
function keepApart(peaks, values, distance) {
  /** @type {number[]} */
  const kept = [];
  for (const peak of [...peaks].sort((a, b) => values[b] - values[a])) {
    if (kept.every((other) => Math.abs(other - peak) >= distance)) kept.push(peak);
  }
  return kept;
}
