import { paperLevel } from '../../image/ink-level.ts';
import type { RgbImage } from '../../model/image.ts';

/**
 * Two directions in colour space, both applied to (paper − pixel): `ink` gives 1 on trace ink and as little as possible on
 * the grid (Fisher's linear discriminant), `grid` is the direction in which bare and ruled paper varies most.
 */
export interface InkProjection {
  /** Part of full ink above which a pixel is no grid; infinite where the grid is as dark as the ink. */
  readonly blankAbove: number;
  readonly ink: readonly [number, number, number];
  readonly grid: readonly [number, number, number];
  /** Darkness of the ink, (paper − ink), a channel. */
  readonly inkColour: readonly [number, number, number];
}

/** Traces, labels and header cover about this share of a page; the darkest of it gives the colour of the ink. */
const inkShare = 0.006;
/**
 * Pixels are left out as ink when the grid is measured if they are darker than this part of the ink and lie no further off
 * the line from paper to ink, in colour space, than that part of its length.
 */
const gridLimit = 0.55;
const inkTube = 0.18;
/** Variance of the paper, in grey levels squared, above which it shows something lighter than the ink. */
const leastGridVariance = 9;
/** Darker than this part of ink is ink, unless more than this share of the page is: then its grid is as dark. */
const inkAlone = 0.6;
const mostInk = 0.1;
/** Noise floor of a channel, in grey levels squared: keeps the discriminant from amplifying what JPEG did to the colour. */
const noiseFloor = 120;

export function findInkProjection(image: RgbImage): InkProjection | null {
  const step = Math.max(1, Math.floor(Math.sqrt((image.width * image.height) / 300_000)));
  const histogram = new Uint32Array(768);
  let count = 0;
  for (let y = 0; y < image.height; y += step) {
    for (let x = 0; x < image.width; x += step) {
      histogram[sumAt(image, x, y)]!++;
      count++;
    }
  }
  let limit = 0;
  let left = count * inkShare - histogram[0]!;
  while (limit < 767 && left > 0) {
    limit++;
    left -= histogram[limit]!;
  }
  const inkColour = meanDarkness(image, step, (sum) => sum <= limit);
  const strength = inkColour[0] + inkColour[1] + inkColour[2];
  if (strength < 60) return null;
  const length2 = inkColour[0] ** 2 + inkColour[1] ** 2 + inkColour[2] ** 2;
  const covariance = new Float64Array(9);
  let background = 0;
  for (let y = 0; y < image.height; y += step) {
    for (let x = 0; x < image.width; x += step) {
      const p = (y * image.width + x) * 3;
      const d0 = paperLevel - image.data[p]!;
      const d1 = paperLevel - image.data[p + 1]!;
      const d2 = paperLevel - image.data[p + 2]!;
      const along = (d0 * inkColour[0] + d1 * inkColour[1] + d2 * inkColour[2]) / length2;
      const off2 = d0 * d0 + d1 * d1 + d2 * d2 - along * along * length2;
      if (along > gridLimit && off2 < inkTube * inkTube * length2) continue;
      background++;
      covariance[0]! += d0 * d0;
      covariance[1]! += d0 * d1;
      covariance[2]! += d0 * d2;
      covariance[4]! += d1 * d1;
      covariance[5]! += d1 * d2;
      covariance[8]! += d2 * d2;
    }
  }
  for (let k = 0; k < 9; k++) covariance[k]! /= Math.max(background, 1);
  covariance[3] = covariance[1]!;
  covariance[6] = covariance[2]!;
  covariance[7] = covariance[5]!;
  const gridDiffers = covariance[0]! + covariance[4]! + covariance[8]! > leastGridVariance;
  const length = Math.sqrt(length2);
  const grid = gridDiffers
    ? principalDirection(covariance)
    : ([inkColour[0] / length, inkColour[1] / length, inkColour[2] / length] as const);
  for (const k of [0, 4, 8]) covariance[k]! += noiseFloor;
  const ink = solveThree(covariance, inkColour);
  const scale = 1 / (ink[0] * inkColour[0] + ink[1] * inkColour[1] + ink[2] * inkColour[2]);
  const projection = [ink[0] * scale, ink[1] * scale, ink[2] * scale] as const;
  const blankAbove = gridDiffers && darkShare(image, step, projection) <= mostInk ? inkAlone : Number.POSITIVE_INFINITY;
  return { ink: projection, grid, inkColour, blankAbove };
}

function sumAt(image: RgbImage, x: number, y: number): number {
  const p = (y * image.width + x) * 3;
  return image.data[p]! + image.data[p + 1]! + image.data[p + 2]!;
}

/** Share of the pixels that are darker than grid is, if it differs from ink. */
function darkShare(image: RgbImage, step: number, ink: readonly [number, number, number]): number {
  let [dark, count] = [0, 0];
  for (let y = 0; y < image.height; y += step) {
    for (let x = 0; x < image.width; x += step) {
      const p = (y * image.width + x) * 3;
      const [d0, d1, d2] = [
        paperLevel - image.data[p]!,
        paperLevel - image.data[p + 1]!,
        paperLevel - image.data[p + 2]!,
      ];
      if (ink[0] * d0 + ink[1] * d1 + ink[2] * d2 > inkAlone) dark++;
      count++;
    }
  }
  return dark / count;
}

function meanDarkness(image: RgbImage, step: number, wanted: (sum: number) => boolean): [number, number, number] {
  const total: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < image.height; y += step) {
    for (let x = 0; x < image.width; x += step) {
      if (!wanted(sumAt(image, x, y))) continue;
      const p = (y * image.width + x) * 3;
      for (let c = 0; c < 3; c++) total[c]! += paperLevel - image.data[p + c]!;
      count++;
    }
  }
  return [total[0] / count, total[1] / count, total[2] / count];
}

/** Power iteration: the covariance is symmetric and not negative, twenty rounds settle it. */
function principalDirection(m: Float64Array): [number, number, number] {
  let v: [number, number, number] = [1, 1.1, 1.2];
  for (let round = 0; round < 20; round++) {
    const w: [number, number, number] = [
      m[0]! * v[0] + m[1]! * v[1] + m[2]! * v[2],
      m[3]! * v[0] + m[4]! * v[1] + m[5]! * v[2],
      m[6]! * v[0] + m[7]! * v[1] + m[8]! * v[2],
    ];
    const norm = Math.hypot(w[0], w[1], w[2]) || 1;
    v = [w[0] / norm, w[1] / norm, w[2] / norm];
  }
  return v;
}

function solveThree(m: Float64Array, b: readonly [number, number, number]): [number, number, number] {
  const det = (a: number, c: number, d: number, e: number) => a * e - c * d;
  const c0 = det(m[4]!, m[5]!, m[7]!, m[8]!);
  const c1 = -det(m[3]!, m[5]!, m[6]!, m[8]!);
  const c2 = det(m[3]!, m[4]!, m[6]!, m[7]!);
  const d = m[0]! * c0 + m[1]! * c1 + m[2]! * c2;
  const inverse = [
    c0,
    -det(m[1]!, m[2]!, m[7]!, m[8]!),
    det(m[1]!, m[2]!, m[4]!, m[5]!),
    c1,
    det(m[0]!, m[2]!, m[6]!, m[8]!),
    -det(m[0]!, m[2]!, m[3]!, m[5]!),
    c2,
    -det(m[0]!, m[1]!, m[6]!, m[7]!),
    det(m[0]!, m[1]!, m[3]!, m[4]!),
  ];
  const row = (k: number) => (inverse[k]! * b[0] + inverse[k + 1]! * b[1] + inverse[k + 2]! * b[2]) / d;
  return [row(0), row(3), row(6)];
}
