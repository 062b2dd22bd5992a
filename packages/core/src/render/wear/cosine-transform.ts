const rootHalf = Math.SQRT1_2;
const root = Math.SQRT2;
/** Sines and cosines of π/8 as the rotations below need them. */
const sine = Math.sin(Math.PI / 8);
const cosineLessSine = Math.cos(Math.PI / 8) - sine;
const cosineAndSine = Math.cos(Math.PI / 8) + sine;
const twiceCosine = 2 * Math.cos(Math.PI / 8);
const backwardLess = twiceCosine * (1 - Math.tan(Math.PI / 8));
const backwardMore = twiceCosine * (1 + Math.tan(Math.PI / 8));

/**
 * What the transforms below leave to the tables of quantization: the orthonormal coefficient k of a line is
 * `forwardCosines` divided by `cosineScale(k)` times √8, and `backwardCosines` wants it times `cosineScale(k)` divided
 * by √8.
 */
export const cosineScale = (index: number): number => (index === 0 ? 1 : root * Math.cos((index * Math.PI) / 16));

/**
 * Scaled cosine transform of eight values, in place, with five multiplications (Arai, Agui, Nakajima 1988). `step` is
 * the distance from value to value.
 */
export function forwardCosines(values: Float64Array, start: number, step: number): void {
  const end = start + 7 * step;
  const s0 = values[start]! + values[end]!;
  const d0 = values[start]! - values[end]!;
  const s1 = values[start + step]! + values[end - step]!;
  const d1 = values[start + step]! - values[end - step]!;
  const s2 = values[start + 2 * step]! + values[end - 2 * step]!;
  const d2 = values[start + 2 * step]! - values[end - 2 * step]!;
  const s3 = values[start + 3 * step]! + values[end - 3 * step]!;
  const d3 = values[start + 3 * step]! - values[end - 3 * step]!;
  const outer = s0 + s3;
  const inner = s1 + s2;
  const slope = s0 - s3;
  const turned = (s1 - s2 + slope) * rootHalf;
  values[start] = outer + inner;
  values[start + 4 * step] = outer - inner;
  values[start + 2 * step] = slope + turned;
  values[start + 6 * step] = slope - turned;
  const far = d3 + d2;
  const near = d1 + d0;
  const middle = (d2 + d1) * rootHalf;
  const shared = (far - near) * sine;
  const low = cosineLessSine * far + shared;
  const high = cosineAndSine * near + shared;
  const one = d0 + middle;
  const two = d0 - middle;
  values[start + 5 * step] = two + low;
  values[start + 3 * step] = two - low;
  values[start + step] = one + high;
  values[end] = one - high;
}

/** The inverse of `forwardCosines` but for its scale. */
export function backwardCosines(values: Float64Array, start: number, step: number): void {
  const end = start + 7 * step;
  const x0 = values[start]!;
  const x2 = values[start + 2 * step]!;
  const x4 = values[start + 4 * step]!;
  const x6 = values[start + 6 * step]!;
  const sum = x2 + x6;
  const difference = (x2 - x6) * root - sum;
  const s0 = x0 + x4 + sum;
  const s3 = x0 + x4 - sum;
  const s1 = x0 - x4 + difference;
  const s2 = x0 - x4 - difference;
  const x1 = values[start + step]!;
  const x3 = values[start + 3 * step]!;
  const x5 = values[start + 5 * step]!;
  const x7 = values[end]!;
  const inner = x5 + x3;
  const slope = x5 - x3;
  const outer = x1 + x7;
  const steep = x1 - x7;
  const shared = (slope + steep) * twiceCosine;
  const d0 = outer + inner;
  const d1 = shared - slope * backwardMore - d0;
  const d2 = (outer - inner) * root - d1;
  const d3 = shared - steep * backwardLess - d2;
  values[start] = s0 + d0;
  values[end] = s0 - d0;
  values[start + step] = s1 + d1;
  values[end - step] = s1 - d1;
  values[start + 2 * step] = s2 + d2;
  values[end - 2 * step] = s2 - d2;
  values[start + 3 * step] = s3 + d3;
  values[end - 3 * step] = s3 - d3;
}
