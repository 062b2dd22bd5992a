import type { Dipole } from '../create-heart-waves.ts';
import { type DipoleWave, dipoleOfHeight, scaleDipole } from './dipole-wave.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';
import { wallDirections } from './infarct-depolarization.ts';

/** QT, from the start of QRS to where T has fallen to a tenth, of the times below with a narrow QRS. */
export const nominalQt = 0.41;

const usual = { centre: 0.285, rise: 0.056, fall: 0.037 };
/** Middle of a level ST segment after a narrow QRS. */
const segment = { centre: 0.085, rise: 0.018, fall: 0.055, top: 0.09 };
/** ST depression and elevation without a wall: away from and towards the apex. */
const apex: Dipole = [0.78, 0.5, -0.37];

/** ST and T. `late` is the time by which QRS ends later than a narrow one, in seconds. */
export function createRepolarization(dipole: Dipole, late: number, options: ResolvedHeartOptions): DipoleWave[] {
  const t = shapeT(dipole, options);
  const infarct = infarctWaves(options);
  return [...t, ...infarct, ...segmentWaves(options)].map((wave) => ({ ...wave, centre: wave.centre + late }));
}

function shapeT(dipole: Dipole, { tWave }: ResolvedHeartOptions): DipoleWave[] {
  switch (tWave) {
    case 'normal':
      return [{ ...usual, dipole }];
    case 'flat':
      return [{ ...usual, dipole: scaleDipole(dipole, 0.15) }];
    case 'inverted':
      return [{ ...usual, dipole: scaleDipole(dipole, -0.8) }];
    case 'peaked':
      return [{ centre: usual.centre, rise: 0.034, fall: 0.03, dipole: scaleDipole(dipole, 2.3) }];
    case 'biphasic':
      return [
        { centre: 0.245, rise: 0.045, fall: 0.028, dipole: scaleDipole(dipole, 0.6) },
        { centre: 0.32, rise: 0.028, fall: 0.03, dipole: scaleDipole(dipole, -0.55) },
      ];
  }
}

function infarctWaves({ infarction, infarctionStage, stDeviation }: ResolvedHeartOptions): DipoleWave[] {
  if (infarction === 'none') return [];
  const wall = wallDirections[infarction];
  switch (infarctionStage) {
    case 'acute': {
      const lift = dipoleOfHeight(wall, stDeviation);
      // Concave at first, then one dome with T.
      return [
        { ...segment, dipole: lift },
        { ...usual, centre: 0.27, dipole: scaleDipole(lift, 0.9) },
      ];
    }
    case 'recent':
      return [
        { ...segment, dipole: dipoleOfHeight(wall, 0.25 * stDeviation) },
        { ...usual, centre: 0.3, dipole: dipoleOfHeight(wall, -0.75) },
      ];
    case 'old':
      return [{ ...usual, dipole: dipoleOfHeight(wall, -0.22) }];
  }
}

function segmentWaves({ stShape, stDeviation }: ResolvedHeartOptions): DipoleWave[] {
  switch (stShape) {
    case 'level':
      return [];
    case 'depression':
      return [{ ...segment, dipole: dipoleOfHeight(apex, -stDeviation) }];
    case 'pericarditis':
      return [{ ...segment, dipole: dipoleOfHeight(apex, stDeviation) }];
    case 'earlyRepolarization': {
      const lift = dipoleOfHeight(apex, stDeviation);
      // The notch at the end of QRS, and a T that grows out of the segment.
      return [
        { centre: 0.046, rise: 0.006, fall: 0.008, dipole: lift },
        { ...segment, dipole: lift },
        { ...usual, dipole: lift },
      ];
    }
  }
}
