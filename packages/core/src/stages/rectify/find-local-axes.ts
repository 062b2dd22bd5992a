import type { GridAxis } from '../../model/paper-map.ts';
import type { FrequencyLimits } from './find-comb.ts';
import { findComb } from './find-comb.ts';
import { sampleSpectrum } from './sample-spectrum.ts';
import type { TileSpectrum } from './tile-spectra.ts';

/** Frequencies below this many cycles a tile are shadows, folds and the grain of a table. */
const lowestBin = 4;
/** Step in which directions are tried, and the reach and step of the search for each family by itself (radians). */
const angleStep = Math.PI / 180;
const fineStep = Math.PI / 900;
/** Under perspective the two families of lines are this far from perpendicular at most (radians, about 20 degrees). */
const mostSkew = 0.35;
/** Lines of both families stand this nearly (factor) at the same distance: a page seen from 45 degrees is this short. */
const mostForeshortening = 1.5;

/** Directions and combs of both families of lines in one tile, each with a direction of its own; null without a grid. */
export function findLocalAxes(
  { power }: TileSpectrum,
  size: number,
  limits: FrequencyLimits,
): readonly [GridAxis, GridAxis] | null {
  const amplitude = new Float64Array(power.length);
  for (let k = 0; k < power.length; k++) amplitude[k] = Math.sqrt(power[k]!);
  const energy = (angle: number) => {
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    let sum = 0;
    for (let r = lowestBin; r < size / 2 - 2; r++) {
      const value = sampleSpectrum(amplitude, size, r * c, r * s);
      sum += value * value;
    }
    return sum;
  };
  const directions = Math.round(Math.PI / angleStep);
  const energies = Float64Array.from({ length: directions }, (_, k) => energy(k * angleStep));
  const strongest = energies.indexOf(Math.max(...energies));
  const reach = Math.round(mostSkew / angleStep);
  let across = strongest + directions / 2;
  for (let k = across - reach; k <= strongest + directions / 2 + reach; k++) {
    if (energies[k % directions]! > energies[across % directions]!) across = k;
  }
  const first = axisAt(refine(strongest * angleStep, energy));
  if (first === null) return null;
  const near = { lowest: first.frequency / mostForeshortening, highest: first.frequency * mostForeshortening };
  const second = axisAt(refine(across * angleStep, energy), near);
  return second === null ? null : inOrder(first, second);

  function axisAt(angle: number, range: FrequencyLimits = limits): GridAxis | null {
    const comb = findComb(amplitude, size, { ...range, angle });
    return comb === null ? null : { angle, ...comb };
  }
}

function refine(start: number, energy: (angle: number) => number): number {
  let best = start;
  let most = 0;
  for (let k = -5; k <= 5; k++) {
    const value = energy(start + k * fineStep);
    if (value > most) [best, most] = [start + k * fineStep, value];
  }
  return best;
}

/** Lines across x first, within 45 degrees of the picture's columns; the second a quarter turn further. */
function inOrder(one: GridAxis, other: GridAxis): readonly [GridAxis, GridAxis] {
  const fold = (angle: number) => angle - Math.PI * Math.round(angle / Math.PI);
  const [x, y] = Math.abs(fold(one.angle)) <= Math.abs(fold(other.angle)) ? [one, other] : [other, one];
  const angle = fold(x.angle);
  const turn = y.angle - angle;
  return [
    { ...x, angle },
    { ...y, angle: y.angle - Math.PI * Math.round((turn - Math.PI / 2) / Math.PI) },
  ];
}
