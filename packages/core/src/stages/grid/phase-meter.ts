import { measureContrast } from './measure-contrast.ts';
import type { PhasePicture } from './phase-picture.ts';

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
const thickestPart = 1 / 6;
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
  const { data, length, strips, thickness } = squeezed;
  const contrast = measureContrast(picture.blocks(), lattice, sigma);
  const size = Math.ceil(2 * phaseReach * sigma) + 2;
  const window: Window = { cosine: new Float64Array(size), sine: new Float64Array(size), weights: new Float64Array(3) };
  const gaussian = (distance: number) => Math.exp((-distance * distance) / (2 * sigma * sigma));
  const weight = weightsAlong(lattice, size, sigma);
  const middle = (thickness - 1) / 2;
  return (place, [alongColumns, alongRows]) => {
    const i = place % lattice.columns;
    const j = (place - i) / lattice.columns;
    const [across, along] = upright ? [i, j] : [j, i];
    const [crossing, running] = upright ? [alongColumns, alongRows] : [alongRows, alongColumns];
    const u = lattice.offset + across * lattice.hop;
    const v = lattice.offset + along * lattice.hop;
    const from = Math.max(0, Math.ceil(u - phaseReach * sigma));
    const to = Math.min(length - 1, Math.floor(u + phaseReach * sigma));
    fillWindow(window, { weight, from, to, u, crossing, first: Math.ceil(u - phaseReach * sigma) });
    const firstStrip = Math.max(0, Math.ceil((v - phaseReach * sigma - middle) / thickness));
    const lastStrip = Math.min(strips - 1, Math.floor((v + phaseReach * sigma - middle) / thickness));
    const { cosine, sine, weights } = window;
    const c0 = weights[0]!;
    const s0 = weights[1]!;
    const w0 = weights[2]!;
    let re = 0;
    let im = 0;
    let oneRe = 0;
    let oneIm = 0;
    let total = 0;
    for (let n = firstStrip; n <= lastStrip; n++) {
      const distance = n * thickness + middle - v;
      const w = gaussian(distance);
      const angle = 2 * Math.PI * running * distance;
      let c = 0;
      let s = 0;
      for (let x = 0, p = n * length + from, end = to - from; x <= end; x++, p++) {
        const value = data[p]!;
        c += cosine[x]! * value;
        s += sine[x]! * value;
      }
      const ca = w * Math.cos(angle);
      const sa = w * Math.sin(angle);
      re += c * ca - s * sa;
      im += c * sa + s * ca;
      oneRe += c0 * ca - s0 * sa;
      oneIm += c0 * sa + s0 * ca;
      total += w * w0;
    }
    // A strip holds the sum of its pixels.
    const mean = contrast.mean[place]!;
    const real = re / thickness - mean * oneRe;
    const imaginary = im / thickness - mean * oneIm;
    const strength = total > 0 ? Math.hypot(real, imaginary) / total : 0;
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
