import type { Dipole } from '../create-heart-waves.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { type DipoleWave, scaleDipole, turnFrontal } from './dipole-wave.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';

export interface ConductedDepolarization {
  /** From the start of QRS to the reference. */
  readonly onset: number;
  /** Seconds by which QRS ends later than a narrow one. */
  readonly width: number;
  readonly waves: readonly DipoleWave[];
  /** What the other way of excitation adds to T. */
  readonly secondaryT: Dipole;
}

const wave = (centre: number, width: number, dipole: Dipole): DipoleWave => ({
  centre,
  rise: width,
  fall: width,
  dipole,
});

/** Left bundle branch block: no septal q, slow to the left and back, notched. Vectors after the textbook rS in V1, R in V6. */
const leftBranchBlock = [
  wave(-0.02, 0.014, [0.35, 0.22, 0.1]),
  wave(0.012, 0.018, [0.85, 0.35, 0.68]),
  wave(0.05, 0.019, [0.8, 0.15, 0.72]),
  wave(0.083, 0.014, [0.15, -0.08, 0.42]),
];
/** What right bundle branch block adds: the right ventricle late, to the right and front. */
const lateRightVentricle = [wave(0.058, 0.016, [-0.4, -0.04, -0.6]), wave(0.084, 0.014, [-0.2, -0.08, -0.33])];
/** The delta wave before a preexcited QRS. */
const deltaWave: DipoleWave = { centre: -0.052, rise: 0.016, top: 0.034, fall: 0.011, dipole: [0.3, 0.14, -0.12] };

/** Seconds from the start of a narrow QRS to the top of R. */
const narrowOnset = 0.045;

/**
 * The waves of a narrow QRS over those of createHeartWaves: smaller, sharper and closer together, as steepness and size
 * in recordings of PTB-XL ask for.
 */
const narrowQrs = { size: 0.9, width: 0.74, spacing: 0.92 };

/** QRS of a beat that comes down from the atria. */
export function conductedDepolarization(
  narrow: readonly DipoleWave[],
  options: ResolvedHeartOptions,
  random: SeededRandom,
): ConductedDepolarization {
  const drawnAxis = 80 * random.uniform();
  const notch = createNotch(random);
  const sharp = narrow.map(({ centre, rise, fall, dipole }) => ({
    centre: centre * narrowQrs.spacing,
    rise: rise * narrowQrs.width,
    fall: fall * narrowQrs.width,
    dipole: scaleDipole(dipole, narrowQrs.size),
  }));
  const none: Dipole = [0, 0, 0];
  const base = {
    onset: narrowOnset,
    width: 0,
    waves: [...enlarge(sharp, options), notch],
    secondaryT: strainT(options),
  };
  const turned = turnToAxis(base, options, drawnAxis);
  switch (options.ventricularConduction) {
    case 'rightBundleBranchBlock':
      return {
        ...turned,
        width: 0.04,
        waves: [...turned.waves, ...scaled(lateRightVentricle, options)],
        secondaryT: [0.1, 0.03, 0.18],
      };
    case 'leftBundleBranchBlock': {
      const waves = scaled(leftBranchBlock, options);
      return turnToAxis(
        { onset: 0.05, width: 0.05, waves, secondaryT: [-0.55, -0.25, -0.3] },
        options,
        drawnAxis * 0.5 - 25,
      );
    }
    case 'preexcitation':
      return {
        onset: 0.095,
        width: 0,
        waves: [...turned.waves, ...scaled([deltaWave], options)],
        secondaryT: [-0.2, -0.08, 0.05],
      };
    default:
      return { ...turned, secondaryT: options.hypertrophy === 'none' ? none : turned.secondaryT };
  }
}

/** Size, and hypertrophy: the left ventricle to the left and back, the right one to the right and front. */
function enlarge(narrow: readonly DipoleWave[], options: ResolvedHeartOptions): DipoleWave[] {
  const waves = scaled(narrow, options);
  if (options.hypertrophy === 'left')
    return [...scaled(waves, { voltage: 1.35 }), ...scaled([wave(0.014, 0.013, [0.6, -0.1, 0.8])], options)];
  if (options.hypertrophy === 'right')
    return [...scaled(waves, { voltage: 0.7 }), ...scaled([wave(0.006, 0.012, [-1, 0.2, -1.1])], options)];
  return waves;
}

/** Strain: T away from the enlarged ventricle. */
function strainT({ hypertrophy }: ResolvedHeartOptions): Dipole {
  if (hypertrophy === 'left') return [-0.45, -0.1, -0.12];
  return hypertrophy === 'right' ? [0.05, -0.15, 0.4] : [0, 0, 0];
}

/** Small and quick, anywhere in QRS: what makes one heart's complexes unlike another's. */
function createNotch(random: SeededRandom): DipoleWave {
  const any = () => 0.15 * random.normal();
  return wave(0.025 * random.normal(), 0.005 + 0.004 * random.uniform(), [any(), any(), any()]);
}

const scaled = (waves: readonly DipoleWave[], { voltage }: { readonly voltage: number }) =>
  waves.map((each) => ({ ...each, dipole: scaleDipole(each.dipole, voltage) }));

/** Turns QRS, and T less, so that the area of QRS in the frontal plane points along the axis. */
function turnToAxis(
  beat: ConductedDepolarization,
  options: ResolvedHeartOptions,
  drawnAxis: number,
): ConductedDepolarization {
  const wanted = options.axis ?? usualAxis(options, drawnAxis);
  let x = 0;
  let y = 0;
  for (const { dipole, rise, fall } of beat.waves) {
    x += dipole[0] * (rise + fall);
    y += dipole[1] * (rise + fall);
  }
  const angle = (wanted * Math.PI) / 180 - Math.atan2(y, x);
  const waves = beat.waves.map((each) => ({ ...each, dipole: turnFrontal(each.dipole, angle) }));
  return { ...beat, waves };
}

/** Degrees; `drawn` is 0 to 80. */
function usualAxis({ hypertrophy, ventricularConduction }: ResolvedHeartOptions, drawn: number): number {
  if (ventricularConduction === 'leftAnteriorFascicularBlock') return -45 - 0.35 * drawn;
  if (hypertrophy === 'right') return 95 + 0.5 * drawn;
  return hypertrophy === 'left' ? 0.6 * drawn - 25 : drawn;
}
