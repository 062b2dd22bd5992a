import { createHeartWaves, type Dipole } from '../create-heart-waves.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { conductedDepolarization } from './conducted-depolarization.ts';
import { createRepolarization } from './create-repolarization.ts';
import { addDipoles, type DipoleWave, scaleDipole, turnFrontal, turnHorizontal } from './dipole-wave.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';
import { infarctDepolarization } from './infarct-depolarization.ts';

/** One beat of the ventricles. Times count from its reference, which stands `onset` seconds after QRS begins. */
export interface VentricularShape {
  readonly onset: number;
  readonly depolarization: readonly DipoleWave[];
  /** ST and T, for a QT of `nominalQt`; they stretch with the QT of each beat. */
  readonly repolarization: readonly DipoleWave[];
}

export interface BeatShapes {
  readonly conducted: VentricularShape;
  readonly ectopic: VentricularShape;
  readonly paced: VentricularShape;
  /** P waves; times count from the start of P. */
  readonly sinusP: readonly DipoleWave[];
  readonly ectopicP: readonly DipoleWave[];
  readonly retrogradeP: readonly DipoleWave[];
}

/** Size of T over that of createHeartWaves, as recordings of PTB-XL have it below 5 Hz. */
const tSize = 0.72;

/** From the start of P, as measured, to the reference of its waves. */
const pOnset = 0.04;

/** All waves that this heart makes, by its options and its own axis, sizes and durations. */
export function createBeatShapes(options: ResolvedHeartOptions, random: SeededRandom): BeatShapes {
  const waves = createHeartWaves(random);
  const narrow = waves.filter((wave) => wave.kind === 'QRS');
  // Where QRS is low, T is low as well, but less so.
  const usualT = scaleDipole(waves.find((wave) => wave.kind === 'T')!.dipole, tSize * Math.sqrt(options.voltage));
  const depolarization = conductedDepolarization(narrow, options, random);
  const wide = depolarization.width;
  const conducted = {
    onset: depolarization.onset,
    depolarization: infarctDepolarization(depolarization.waves, options),
    repolarization: createRepolarization(addDipoles(usualT, depolarization.secondaryT), wide, options),
  };
  return {
    conducted,
    ectopic: createWideBeat(randomDirection(random), options, random),
    // The wire lies at the apex of the right ventricle: excitation runs to the left, the back and the head.
    paced: createWideBeat([0.45, -0.75, 0.5], options, random),
    ...createPWaves(
      waves.filter((wave) => wave.kind === 'P'),
      options,
      random,
    ),
  };
}

function createPWaves(usual: readonly DipoleWave[], options: ResolvedHeartOptions, random: SeededRandom) {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const first = Math.min(...usual.map((wave) => wave.centre));
  const size = between(0.55, 1.35);
  const broad = between(0.9, 1.35);
  const shape = (change: (dipole: Dipole) => Dipole) =>
    usual.map((wave) => ({
      ...wave,
      centre: pOnset + (wave.centre - first) * broad,
      dipole: change(scaleDipole(wave.dipole, size)),
    }));
  const turn = between(-1, 2.6);
  // Inflamed atria depress the segment between P and QRS: their repolarization, opposite to P.
  const segment: DipoleWave[] =
    options.stShape === 'pericarditis'
      ? [
          {
            centre: 0.12,
            rise: 0.02,
            fall: 0.05,
            top: 0.04,
            dipole: scaleDipole([-0.1, -0.15, 0.05], options.stDeviation),
          },
        ]
      : [];
  return {
    sinusP: [...shape((dipole) => dipole), ...segment],
    ectopicP: shape((dipole) => turnHorizontal(turnFrontal(dipole, turn), turn)),
    retrogradeP: shape(([x, y, z]) => [0.4 * x, -1.1 * y, -z]),
  };
}

/** A beat that spreads slowly from muscle to muscle: broad, notched, T opposite. */
function createWideBeat(direction: Dipole, options: ResolvedHeartOptions, random: SeededRandom): VentricularShape {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const size = between(0.9, 1.6) * options.voltage;
  const slow = between(0.85, 1.2);
  const bend = between(-0.7, 0.7);
  const part = (at: number, width: number, [height, turn]: readonly [number, number]): DipoleWave => ({
    centre: at * slow,
    rise: width * slow,
    fall: width * slow,
    dipole: scaleDipole(turnHorizontal(turnFrontal(direction, bend * turn), -bend * turn), size * height),
  });
  const depolarization = [
    part(-0.015, 0.015, [between(0.2, 0.55), -1]),
    part(0.015, 0.019, [between(0.7, 1), 0]),
    part(0.055, 0.021, [between(0.3, 0.8), 1]),
  ];
  const oppositeT = scaleDipole(direction, -size * between(0.3, 0.45));
  const plain = { ...options, infarction: 'none', stShape: 'level', tWave: 'normal' } as const;
  return { onset: 0.06 * slow, depolarization, repolarization: createRepolarization(oppositeT, 0.04, plain) };
}

/** Any direction, of length 1, with less towards the head and feet than around. */
function randomDirection(random: SeededRandom): Dipole {
  const height = 1.4 * random.uniform() - 0.7;
  const angle = 2 * Math.PI * random.uniform();
  const radius = Math.sqrt(1 - height ** 2);
  return [radius * Math.cos(angle), height, radius * Math.sin(angle)];
}
