import { createPhaseMeter, type Frequency, type MeasuredPhase, type PhaseLattice } from './phase-meter.ts';
import type { PhasePicture } from './phase-picture.ts';

/** Grid phase along one axis on a lattice of places. */
export interface PhaseField extends PhaseLattice {
  /** Lines counted from an arbitrary origin, unwrapped; NaN where the grid was not followed. */
  readonly phase: Float64Array;
  /** 0 to 1: part of the local contrast that beats in step with the grid. */
  readonly quality: Float32Array;
}

export interface TrackPhaseOptions {
  /** Lines a pixel along columns and along rows, near the middle of the page. */
  readonly frequency: Frequency;
  /** Standard deviation of the Gaussian window, in pixels. */
  readonly sigma: number;
  readonly hop: number;
  /** Places that beat less than this part of the clearest one are not followed either; default 0. */
  readonly clearness?: number;
}

/** Places whose contrast beats less than this with the grid are not followed. */
const leastQuality = 0.06;
/** Places on each side from which the local frequency is fitted. */
const neighbourhood = 2;

/**
 * Follows the grid over the page: local phase by a windowed Fourier transform at the local frequency, from the clearest
 * place outward to its neighbours, best first, so that curl and perspective are unwrapped without jumps.
 */
export function trackPhase(picture: PhasePicture, options: TrackPhaseOptions): PhaseField {
  const { hop } = options;
  const offset = hop / 2;
  const columns = Math.max(1, Math.floor(picture.width / hop));
  const rows = Math.max(1, Math.floor(picture.height / hop));
  const field: PhaseField = {
    columns,
    rows,
    hop,
    offset,
    phase: new Float64Array(columns * rows).fill(Number.NaN),
    quality: new Float32Array(columns * rows),
  };
  const measure = createPhaseMeter(picture, field, options);
  const seed = findSeed(field, (place) => measure(place, options.frequency));
  if (seed === null) return field;
  const enough = Math.max(leastQuality, (options.clearness ?? 0) * seed.quality);
  const frequencies = new Float64Array(columns * rows * 2);
  accept(field, frequencies, seed.place, { ...seed, frequency: options.frequency });
  const queue = [{ place: seed.place, quality: seed.quality }];
  const tried = new Uint8Array(columns * rows);
  tried[seed.place] = 1;
  while (queue.length > 0) {
    const { place } = takeBest(queue);
    fitFrequency(field, frequencies, place);
    const i = place % columns;
    const j = (place - i) / columns;
    for (const [a, b] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      if (i + a < 0 || i + a >= columns || j + b < 0 || j + b >= rows) continue;
      const next = (j + b) * columns + i + a;
      if (tried[next] === 1) continue;
      const frequency = [frequencies[2 * place]!, frequencies[2 * place + 1]!] as const;
      const expected = field.phase[place]! + (a * frequency[0] + b * frequency[1]) * hop;
      const measured = measure(next, frequency);
      if (measured.quality < enough) continue;
      tried[next] = 1;
      const phase = measured.phase + Math.round(expected - measured.phase);
      if (Math.abs(phase - expected) > 0.3) continue;
      accept(field, frequencies, next, { phase, quality: measured.quality, frequency });
      queue.push({ place: next, quality: measured.quality });
    }
  }
  return field;
}

function accept(
  field: PhaseField,
  frequencies: Float64Array,
  place: number,
  found: Omit<MeasuredPhase, 'strength'> & { readonly frequency: Frequency },
) {
  field.phase[place] = found.phase;
  field.quality[place] = found.quality;
  frequencies.set(found.frequency, 2 * place);
}

function takeBest<T extends { readonly quality: number }>(queue: T[]): T {
  let best = 0;
  for (let k = 1; k < queue.length; k++) if (queue[k]!.quality > queue[best]!.quality) best = k;
  const found = queue[best]!;
  queue[best] = queue[queue.length - 1]!;
  queue.pop();
  return found;
}

function findSeed(field: PhaseField, measure: (place: number) => MeasuredPhase) {
  let best: (MeasuredPhase & { place: number }) | null = null;
  for (let j = 0; j < field.rows; j++) {
    for (let i = j % 2; i < field.columns; i += 2) {
      const place = j * field.columns + i;
      const measured = measure(place);
      if (best === null || measured.quality > best.quality) best = { ...measured, place };
    }
  }
  return best !== null && best.quality > leastQuality ? best : null;
}

/** Plane through the phases around a place, least squares: its slope is the local frequency. */
function fitFrequency(field: PhaseField, frequencies: Float64Array, place: number): void {
  const i = place % field.columns;
  const j = (place - i) / field.columns;
  let n = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  let sp = 0;
  let sxp = 0;
  let syp = 0;
  for (let b = -neighbourhood; b <= neighbourhood; b++) {
    for (let a = -neighbourhood; a <= neighbourhood; a++) {
      if (i + a < 0 || i + a >= field.columns || j + b < 0 || j + b >= field.rows) continue;
      const phase = field.phase[place + b * field.columns + a]!;
      if (Number.isNaN(phase)) continue;
      const p = phase - field.phase[place]!;
      n++;
      sx += a;
      sy += b;
      sxx += a * a;
      sxy += a * b;
      syy += b * b;
      sp += p;
      sxp += a * p;
      syp += b * p;
    }
  }
  const [mxx, mxy, myy] = [sxx - (sx * sx) / n, sxy - (sx * sy) / n, syy - (sy * sy) / n];
  const [mxp, myp] = [sxp - (sx * sp) / n, syp - (sy * sp) / n];
  const determinant = mxx * myy - mxy * mxy;
  if (n < 6 || determinant < 4) return;
  frequencies[2 * place] = (mxp * myy - myp * mxy) / determinant / field.hop;
  frequencies[2 * place + 1] = (myp * mxx - mxp * mxy) / determinant / field.hop;
}
