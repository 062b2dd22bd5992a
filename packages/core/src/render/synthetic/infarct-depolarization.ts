import type { Dipole } from '../create-heart-waves.ts';
import { addDipoles, type DipoleWave, scaleDipole } from './dipole-wave.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';

/** Direction from the middle of the heart to each wall, length about 1. */
export const wallDirections: Readonly<Record<Exclude<ResolvedHeartOptions['infarction'], 'none'>, Dipole>> = {
  anterior: [0.35, 0.05, -0.93],
  septal: [-0.25, 0, -0.97],
  lateral: [0.93, -0.33, -0.1],
  inferior: [-0.15, 0.98, 0.1],
  posterior: [0.15, 0.2, 0.95],
};

/** Q waves of a dead wall: the first 40 ms point away from it, and QRS loses what the wall gave. */
export function infarctDepolarization(
  waves: readonly DipoleWave[],
  options: ResolvedHeartOptions,
): readonly DipoleWave[] {
  const { infarction, infarctionStage, voltage } = options;
  if (infarction === 'none' || infarctionStage === 'acute') return waves;
  const wall = wallDirections[infarction];
  const lost = waves.map((wave) => {
    const towards = wave.dipole[0] * wall[0] + wave.dipole[1] * wall[1] + wave.dipole[2] * wall[2];
    return { ...wave, dipole: addDipoles(wave.dipole, scaleDipole(wall, -0.55 * Math.max(0, towards))) };
  });
  return [...lost, { centre: -0.022, rise: 0.011, fall: 0.011, dipole: scaleDipole(wall, -0.42 * voltage) }];
}
