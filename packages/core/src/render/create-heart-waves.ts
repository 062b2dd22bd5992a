import type { SeededRandom } from './create-seeded-random.ts';

/** A dipole along X (to the left), Y (to the feet) and Z (to the back), in millivolts of the Frank leads. */
export type Dipole = readonly [x: number, y: number, z: number];

/** One Gaussian of the beat. Times in seconds from the top of R. */
export interface HeartWave {
  readonly kind: 'P' | 'QRS' | 'T';
  readonly centre: number;
  /** Standard deviation before and after the centre: T rises slower than it falls. */
  readonly rise: number;
  readonly fall: number;
  readonly dipole: Dipole;
}

/**
 * The mean adult beat: two halves of P, septum, free wall, late posterior wall and base of QRS, and T. With Dower's lead
 * vectors it gives rS in V1, qR in V6 and a T that is upright from V2 on.
 */
const meanWaves: readonly HeartWave[] = [
  { kind: 'P', centre: -0.162, rise: 0.018, fall: 0.018, dipole: [0.03, 0.09, -0.05] },
  { kind: 'P', centre: -0.135, rise: 0.018, fall: 0.018, dipole: [0.07, 0.07, 0.05] },
  { kind: 'QRS', centre: -0.025, rise: 0.0075, fall: 0.0075, dipole: [-0.17, -0.04, -0.28] },
  { kind: 'QRS', centre: 0, rise: 0.0095, fall: 0.0095, dipole: [1.15, 0.8, 0.2] },
  { kind: 'QRS', centre: 0.015, rise: 0.0095, fall: 0.0095, dipole: [0.2, 0.2, 0.75] },
  { kind: 'QRS', centre: 0.033, rise: 0.009, fall: 0.009, dipole: [-0.16, -0.18, 0.2] },
  { kind: 'T', centre: 0.285, rise: 0.058, fall: 0.036, dipole: [0.3, 0.21, -0.17] },
];

/** The mean beat with this heart's own axis, sizes and durations. */
export function createHeartWaves(random: SeededRandom): HeartWave[] {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const frontal = between(-0.6, 0.35);
  const horizontal = between(-0.3, 0.3);
  const size = { P: between(0.7, 1.2), QRS: between(0.8, 1.3), T: between(0.75, 1.3) };
  const width = { P: between(0.9, 1.2), QRS: between(0.95, 1.1), T: between(0.9, 1.15) };
  const shift = { P: between(-0.025, 0.015), QRS: 0, T: between(-0.015, 0.025) };
  return meanWaves.map((wave) => {
    // T turns less than QRS: its axis varies less from person to person.
    const turn = wave.kind === 'QRS' ? 1 : 0.4;
    const [x, y, z] = turnDipole(wave.dipole, frontal * turn, horizontal * turn);
    const scale = size[wave.kind] * between(0.88, 1.12);
    return {
      kind: wave.kind,
      centre: wave.centre * (wave.kind === 'QRS' ? width.QRS : 1) + shift[wave.kind],
      rise: wave.rise * width[wave.kind],
      fall: wave.fall * width[wave.kind],
      dipole: [x * scale, y * scale, z * scale],
    };
  });
}

/** Turns first in the frontal plane (positive: toward the feet), then in the horizontal one (positive: to the back). */
function turnDipole([x, y, z]: Dipole, frontal: number, horizontal: number): Dipole {
  const frontalX = x * Math.cos(frontal) - y * Math.sin(frontal);
  const frontalY = x * Math.sin(frontal) + y * Math.cos(frontal);
  const turnedX = frontalX * Math.cos(horizontal) - z * Math.sin(horizontal);
  const turnedZ = frontalX * Math.sin(horizontal) + z * Math.cos(horizontal);
  return [turnedX, frontalY, turnedZ];
}
