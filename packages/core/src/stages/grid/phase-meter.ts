import { measureContrast } from './measure-contrast.ts';
import type { PhasePicture, SqueezedPicture } from './phase-picture.ts';

/** Places `hop` pixels apart; place (i, j), of number j * columns + i, is at column offset + i * hop. */
export interface PhaseLattice {
  readonly columns: number;
  readonly rows: number;
  readonly hop: number;
  readonly offset: number;
}

/** What one window says of the grid. */
export interface MeasuredPhase {
  /** Lines from the place to the next line before it: dark lines stand at whole numbers. */
  readonly phase: number;
  /** 0 to 1: part of the local contrast that beats in step with the grid. */
  readonly quality: number;
  /** Amplitude of the beat, in grey levels. */
  readonly strength: number;
}

/** Lines a pixel along columns and rows. */
export type Frequency = readonly [column: number, row: number];

export interface PhaseMeterOptions {
  /** Lines of the family that is measured, nearly: they may turn and change their distance from place to place. */
  readonly frequency: Frequency;
  /** Standard deviation of the Gaussian window, in pixels. */
  readonly sigma: number;
}

/** Windows end at this many standard deviations. */
export const phaseReach = 2;
/** Contrast below this, in grey levels, shows nothing. */
const leastContrast = 0.8;
/** Strips are at most this part of a window's deviation thick, and so many pixels. */
const thickestPart = 1 / 4;
const thickest = 8;
/** Lines may cross a strip by this part of their distance: its sum then still shows nine tenths of them. */
const mostCrossed = 0.2;
/** From place to place lines turn by up to this (radians). */
const mostTurn = 0.2;

/**
 * Gives a function that measures phase and quality of the grid at a place of the lattice, by a Fourier transform at a
 * frequency under a Gaussian window. Along the lines pixels are summed first, as far as lines may turn: there are several
 * times fewer of these sums, and they hold the same phase.
 */
export function createPhaseMeter(
  picture: PhasePicture,
  lattice: PhaseLattice,
  { frequency, sigma }: PhaseMeterOptions,
): (place: number, frequency: Frequency) => MeasuredPhase {
  const upright = Math.abs(frequency[0]) >= Math.abs(frequency[1]);
  const squeezed = picture.squeeze(upright ? 'upright' : 'lying', thicknessFor(frequency, sigma));
  const { length, strips, thickness } = squeezed;
  const contrast = measureContrast(picture.blocks(), lattice, sigma);
  const size = Math.ceil(2 * phaseReach * sigma) + 2;
  const window: Window = { cosine: new Float64Array(size), sine: new Float64Array(size), weights: new Float64Array(3) };
  const weight = weightsAlong(lattice, size, sigma);
  const middle = (thickness - 1) / 2;
  const sums = new Float64Array(5);
  return (place, [alongColumns, alongRows]) => {
    const i = place % lattice.columns;
    const j = (place - i) / lattice.columns;
    const u = lattice.offset + (upright ? i : j) * lattice.hop;
    const v = lattice.offset + (upright ? j : i) * lattice.hop;
    const first = Math.ceil(u - phaseReach * sigma);
    const from = Math.max(0, first);
    const to = Math.min(length - 1, Math.floor(u + phaseReach * sigma));
    fillWindow(window, { weight, from, to, u, crossing: upright ? alongColumns : alongRows, first });
    const firstStrip = Math.max(0, Math.ceil((v - phaseReach * sigma - middle) / thickness));
    const lastStrip = Math.min(strips - 1, Math.floor((v + phaseReach * sigma - middle) / thickness));
    const distance = firstStrip * thickness + middle - v;
    const running = upright ? alongRows : alongColumns;
    sumStrips(squeezed, window, { from, to, firstStrip, lastStrip, distance, running, sigma, sums });
    // A strip holds the sum of its pixels.
    const mean = contrast.mean[place]!;
    const total = sums[4]!;
    const real = sums[0]! / thickness - mean * sums[2]!;
    const imaginary = sums[1]! / thickness - mean * sums[3]!;
    const strength = total > 0 ? Math.sqrt(real * real + imaginary * imaginary) / total : 0;
    const deviation = contrast.deviation[place]!;
    const quality = deviation < leastContrast ? 0 : Math.min(1, strength / deviation);
    // Σ s·e^{+i2πfd} has phase +2πf·d0 for a line at distance d0: the place itself lies −f·d0 lines from that line.
    return { phase: -Math.atan2(imaginary, real) / (2 * Math.PI), quality, strength };
  };
}

/** How many pixels along the lines may be summed. */
function thicknessFor([column, row]: Frequency, sigma: number): number {
  const running = Math.min(Math.abs(column), Math.abs(row)) + mostTurn * Math.hypot(column, row);
  return Math.max(1, Math.floor(Math.min(thickest, thickestPart * sigma, mostCrossed / running)));
}

/** Weights of the pixels across the lines: places of a lattice stand alike between pixels. */
function weightsAlong({ offset }: PhaseLattice, size: number, sigma: number): Float64Array {
  const start = Math.ceil(offset - phaseReach * sigma) - offset;
  return Float64Array.from({ length: size }, (_, k) => Math.exp(-((start + k) ** 2) / (2 * sigma * sigma)));
}

interface Window {
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
  /** Sums of cosines, sines and weights. */
  readonly weights: Float64Array;
}

interface WindowPlace {
  readonly weight: Float64Array;
  /** Pixels under the window, the place, and where its window begins, be it outside the picture. */
  readonly from: number;
  readonly to: number;
  readonly u: number;
  readonly first: number;
  /** Lines a pixel across the strips. */
  readonly crossing: number;
}

/** Weighted cosines and sines of the pixels under a window, by turning step by step. */
function fillWindow(window: Window, { weight, from, to, u, first, crossing }: WindowPlace): void {
  const { cosine, sine, weights } = window;
  const start = 2 * Math.PI * crossing * (from - u);
  let c = Math.cos(start);
  let s = Math.sin(start);
  const stepC = Math.cos(2 * Math.PI * crossing);
  const stepS = Math.sin(2 * Math.PI * crossing);
  let c0 = 0;
  let s0 = 0;
  let w0 = 0;
  for (let k = 0, n = from - first; k <= to - from; k++, n++) {
    const w = weight[n]!;
    cosine[k] = w * c;
    sine[k] = w * s;
    w0 += w;
    c0 += cosine[k]!;
    s0 += sine[k]!;
    const turned = c * stepC - s * stepS;
    s = s * stepC + c * stepS;
    c = turned;
  }
  weights[0] = c0;
  weights[1] = s0;
  weights[2] = w0;
}

interface StripSums {
  /** Pixels of each strip under the window, and the strips. */
  readonly from: number;
  readonly to: number;
  readonly firstStrip: number;
  readonly lastStrip: number;
  /** From the place to the middle of the first strip, and lines a pixel in that direction. */
  readonly distance: number;
  readonly running: number;
  readonly sigma: number;
  /** Takes real and imaginary part of the strips and of a picture that is 1 all over, and the sum of weights. */
  readonly sums: Float64Array;
}

/** Sums over the window. Weights and angles of the strips follow from the one before: a step is a turn, and a factor. */
function sumStrips({ data, length, thickness }: SqueezedPicture, window: Window, job: StripSums): void {
  const { from, firstStrip, lastStrip, distance, running, sigma, sums } = job;
  const { cosine, sine, weights } = window;
  const size = job.to - from + 1;
  const angle = 2 * Math.PI * running;
  let turnC = Math.cos(angle * distance);
  let turnS = Math.sin(angle * distance);
  const stepC = Math.cos(angle * thickness);
  const stepS = Math.sin(angle * thickness);
  let w = Math.exp((-distance * distance) / (2 * sigma * sigma));
  let factor = Math.exp((-thickness * (2 * distance + thickness)) / (2 * sigma * sigma));
  const change = Math.exp((-thickness * thickness) / (sigma * sigma));
  let re = 0;
  let im = 0;
  let allC = 0;
  let allS = 0;
  let total = 0;
  // Two strips at once: while one sum waits for an addition, the other goes on.
  for (let n = firstStrip; n <= lastStrip; n += 2) {
    const isPair = n < lastStrip;
    let p = n * length + from;
    let q = isPair ? p + length : p;
    let c = 0;
    let s = 0;
    let nextC = 0;
    let nextS = 0;
    for (let x = 0; x < size; x++, p++, q++) {
      const value = data[p]!;
      const next = data[q]!;
      c += cosine[x]! * value;
      s += sine[x]! * value;
      nextC += cosine[x]! * next;
      nextS += sine[x]! * next;
    }
    for (let strip = 0; strip < (isPair ? 2 : 1); strip++) {
      re += w * (c * turnC - s * turnS);
      im += w * (c * turnS + s * turnC);
      allC += w * turnC;
      allS += w * turnS;
      total += w;
      const turned = turnC * stepC - turnS * stepS;
      turnS = turnS * stepC + turnC * stepS;
      turnC = turned;
      w *= factor;
      factor *= change;
      c = nextC;
      s = nextS;
    }
  }
  sums[0] = re;
  sums[1] = im;
  sums[2] = weights[0]! * allC - weights[1]! * allS;
  sums[3] = weights[0]! * allS + weights[1]! * allC;
  sums[4] = total * weights[2]!;
}
