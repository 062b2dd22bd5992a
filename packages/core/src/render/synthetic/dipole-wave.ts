import type { Dipole } from '../create-heart-waves.ts';
import { limbLeadWeights, nearVectors } from './lead-vectors.ts';

/** One wave of the dipole: a Gaussian slope up, a level top, a Gaussian slope down. Times in seconds. */
export interface DipoleWave {
  /** Where the top begins, from the reference of the beat. */
  readonly centre: number;
  /** Standard deviation of the slope up and of the slope down. */
  readonly rise: number;
  readonly fall: number;
  /** Length of the level top. */
  readonly top?: number;
  /** Millivolts of the Frank leads X, Y, Z. */
  readonly dipole: Dipole;
}

export const scaleDipole = ([x, y, z]: Dipole, factor: number): Dipole => [x * factor, y * factor, z * factor];
export const addDipoles = (a: Dipole, b: Dipole): Dipole => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** Turns in the frontal plane, radians, positive from the left towards the feet. */
export function turnFrontal([x, y, z]: Dipole, angle: number): Dipole {
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle), z];
}

/** Turns in the horizontal plane, radians, positive from the left towards the back. */
export function turnHorizontal([x, y, z]: Dipole, angle: number): Dipole {
  return [x * Math.cos(angle) - z * Math.sin(angle), y, x * Math.sin(angle) + z * Math.cos(angle)];
}

/** The dipole in this direction whose largest deflection in the 12 leads is `height` millivolts. */
export function dipoleOfHeight(direction: Dipole, height: number): Dipole {
  const project = (vector: Dipole) => vector[0] * direction[0] + vector[1] * direction[1] + vector[2] * direction[2];
  const heights = Object.values(nearVectors).map(project);
  const [ofI, ofII] = [project(nearVectors.I), project(nearVectors.II)];
  for (const [weightI, weightII] of Object.values(limbLeadWeights)) heights.push(weightI * ofI + weightII * ofII);
  return scaleDipole(direction, height / Math.max(...heights.map(Math.abs)));
}
