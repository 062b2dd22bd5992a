import type { GridAxis } from '../../model/paper-map.ts';
import { type FrequencyLimits, findComb } from './find-comb.ts';
import { sampleSpectrum } from './sample-spectrum.ts';
import type { TileSpectrum } from './tile-spectra.ts';

/** Frequencies below this many cycles a tile are shadows and page edges. */
const lowestBin = 4;
/** Steps in which directions are tried. */
const angleStep = Math.PI / 720;

export interface FindGridAxesOptions extends FrequencyLimits {
  /** Direction across the lines of x, where it is known, radians. */
  readonly angle?: number;
  /** Whether finer lines than the highest frequency, and their harmonics, count for no direction: a halftone, a weave. */
  readonly coarseOnly?: boolean;
}

/** Direction and comb of both families of grid lines, from the average of the tile spectra; null without a grid. */
export function findGridAxes(
  spectra: readonly TileSpectrum[],
  size: number,
  limits: FindGridAxesOptions,
): readonly [GridAxis, GridAxis] | null {
  if (spectra.length === 0) return null;
  const mean = averageSpectrum(spectra, size);
  const angle = limits.angle ?? bestAngle(mean, size, limits.coarseOnly ? limits.highest * size : size / 2 - 2);
  const first = findComb(mean, size, { ...limits, angle });
  const second = findComb(mean, size, { ...limits, angle: angle + Math.PI / 2 });
  if (first === null && second === null) return null;
  const [strong, weak, turned] =
    second === null || (first !== null && first.strength >= second.strength)
      ? [first!, second, false]
      : [second, first, true];
  const near = { lowest: strong.frequency * 0.88, highest: strong.frequency * 1.14 };
  const partner =
    weak !== null && weak.frequency > near.lowest && weak.frequency < near.highest
      ? weak
      : findComb(mean, size, { ...near, angle: turned ? angle : angle + Math.PI / 2 });
  if (partner === null) return null;
  const x = turned ? partner : strong;
  const y = turned ? strong : partner;
  return [
    { angle, ...x },
    { angle: angle + Math.PI / 2, ...y },
  ];
}

/** Fourth root of power, averaged: a few blazing tiles count no more than the many. */
function averageSpectrum(spectra: readonly TileSpectrum[], size: number): Float64Array {
  const mean = new Float64Array(size * size);
  // The lower half plane mirrors the upper one.
  const half = (size / 2 + 1) * size;
  for (const { power } of spectra) for (let k = 0; k < half; k++) mean[k]! += Math.sqrt(power[k]!);
  for (let k = 0; k < half; k++) mean[k]! /= spectra.length;
  for (let v = size / 2 + 1; v < size; v++) {
    const mirrored = (size - v) * size;
    mean[v * size] = mean[mirrored]!;
    for (let u = 1; u < size; u++) mean[v * size + u] = mean[mirrored + size - u]!;
  }
  return mean;
}

/** `reach`: highest frequency that counts, in cycles a tile. */
function bestAngle(spectrum: Float64Array, size: number, reach: number): number {
  const steps = Math.round(Math.PI / 2 / angleStep);
  const energy = Float64Array.from({ length: steps }, (_, k) => {
    const angle = k * angleStep;
    return (
      energyAlong(spectrum, size, { angle, reach }) + energyAlong(spectrum, size, { angle: angle + Math.PI / 2, reach })
    );
  });
  let best = 0;
  for (let k = 1; k < steps; k++) if (energy[k]! > energy[best]!) best = k;
  const before = energy[(best + steps - 1) % steps]!;
  const after = energy[(best + 1) % steps]!;
  const bend = before - 2 * energy[best]! + after;
  const angle = (best + (bend < 0 ? (0.5 * (before - after)) / bend : 0)) * angleStep;
  return angle > Math.PI / 4 ? angle - Math.PI / 2 : angle;
}

function energyAlong(
  spectrum: Float64Array,
  size: number,
  { angle, reach }: { readonly angle: number; readonly reach: number },
): number {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  let sum = 0;
  for (let r = lowestBin; r < reach; r += 0.5) {
    const value = sampleSpectrum(spectrum, size, r * c, r * s);
    sum += value * value;
  }
  return sum;
}
