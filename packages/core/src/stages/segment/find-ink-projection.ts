import { paperLevel } from '../../image/ink-level.ts';
import { type NormalLine, type NormalPage, normalValue } from './normalise-paper.ts';

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
/** About this many pixels of the page are looked at. */
const usedPixels = 300_000;
/** Ink whose three channels together are lighter than this, in grey levels, is none. */
const leastInk = 60;
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

/** The projection of a page whose light is divided out; null where nothing on it is as dark as ink. */
export function findInkProjection(page: NormalPage): InkProjection | null {
  const colors = sampleColors(page);
  const inkColour = findInkColour(colors);
  if (inkColour[0] + inkColour[1] + inkColour[2] < leastInk) return null;
  const covariance = paperCovariance(colors, inkColour);
  const gridDiffers = covariance[0]! + covariance[4]! + covariance[8]! > leastGridVariance;
  const length = Math.sqrt(inkColour[0] ** 2 + inkColour[1] ** 2 + inkColour[2] ** 2);
  const grid = gridDiffers
    ? principalDirection(covariance)
    : ([inkColour[0] / length, inkColour[1] / length, inkColour[2] / length] as const);
  for (const k of [0, 4, 8]) covariance[k]! += noiseFloor;
  const ink = solveThree(covariance, inkColour);
  const scale = 1 / (ink[0] * inkColour[0] + ink[1] * inkColour[1] + ink[2] * inkColour[2]);
  const projection = [ink[0] * scale, ink[1] * scale, ink[2] * scale] as const;
  const blankAbove = gridDiffers && darkShare(colors, projection) <= mostInk ? inkAlone : Number.POSITIVE_INFINITY;
  return { ink: projection, grid, inkColour, blankAbove };
}

/** Every so many pixels of every so many lines, as interleaved RGB. */
function sampleColors(page: NormalPage): Uint8Array {
  const { width, height } = page;
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / usedPixels)));
  const perLine = Math.ceil(width / step) * 3;
  const colors = new Uint8Array(perLine * Math.ceil(height / step)).fill(paperLevel);
  for (let y = 0, k = 0; y < height; y += step, k += perLine) {
    const line = page.readLine(y);
    if (line !== null) takeColors(line, step, colors.subarray(k, k + perLine));
  }
  return colors;
}

function takeColors({ pixels, gain, shows }: NormalLine, step: number, out: Uint8Array): void {
  for (let x = 0, k = 0; k < out.length; x += step, k += 3) {
    if (shows[x] === 0) continue;
    for (let c = 0, p = 3 * x; c < 3; c++, p++) out[k + c] = normalValue(pixels[p]! * gain[p]!);
  }
}

/** Mean darkness of the darkest pixels. */
function findInkColour(colors: Uint8Array): [number, number, number] {
  const histogram = new Uint32Array(768);
  for (let p = 0; p < colors.length; p += 3) histogram[colors[p]! + colors[p + 1]! + colors[p + 2]!]!++;
  let limit = 0;
  let left = (colors.length / 3) * inkShare - histogram[0]!;
  while (limit < 767 && left > 0) {
    limit++;
    left -= histogram[limit]!;
  }
  let red = 0;
  let green = 0;
  let blue = 0;
  let count = 0;
  for (let p = 0; p < colors.length; p += 3) {
    if (colors[p]! + colors[p + 1]! + colors[p + 2]! > limit) continue;
    red += paperLevel - colors[p]!;
    green += paperLevel - colors[p + 1]!;
    blue += paperLevel - colors[p + 2]!;
    count++;
  }
  return [red / count, green / count, blue / count];
}

/** Mean products of the darkness of the channels where there is no ink: a symmetric 3 × 3 matrix. */
function paperCovariance(colors: Uint8Array, inkColour: readonly [number, number, number]): Float64Array {
  const [c0, c1, c2] = inkColour;
  const length2 = c0 ** 2 + c1 ** 2 + c2 ** 2;
  let background = 0;
  let m00 = 0;
  let m01 = 0;
  let m02 = 0;
  let m11 = 0;
  let m12 = 0;
  let m22 = 0;
  for (let p = 0; p < colors.length; p += 3) {
    const d0 = paperLevel - colors[p]!;
    const d1 = paperLevel - colors[p + 1]!;
    const d2 = paperLevel - colors[p + 2]!;
    const along = (d0 * c0 + d1 * c1 + d2 * c2) / length2;
    const off2 = d0 * d0 + d1 * d1 + d2 * d2 - along * along * length2;
    if (along > gridLimit && off2 < inkTube * inkTube * length2) continue;
    background++;
    m00 += d0 * d0;
    m01 += d0 * d1;
    m02 += d0 * d2;
    m11 += d1 * d1;
    m12 += d1 * d2;
    m22 += d2 * d2;
  }
  return Float64Array.of(m00, m01, m02, m01, m11, m12, m02, m12, m22).map((sum) => sum / Math.max(background, 1));
}

/** Share of the pixels that are darker than grid is, if it differs from ink. */
function darkShare(colors: Uint8Array, ink: readonly [number, number, number]): number {
  const [i0, i1, i2] = ink;
  let dark = 0;
  for (let p = 0; p < colors.length; p += 3) {
    const d0 = paperLevel - colors[p]!;
    const d1 = paperLevel - colors[p + 1]!;
    const d2 = paperLevel - colors[p + 2]!;
    if (i0 * d0 + i1 * d1 + i2 * d2 > inkAlone) dark++;
  }
  return dark / (colors.length / 3);
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
