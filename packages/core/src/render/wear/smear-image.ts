import { tapSum } from '../simd/kernels/weigh-line.ts';
import { convolveImage, type Tap } from './convolve-image.ts';
import type { PackedImage } from './packed-image.ts';

/** Shorter smears change nothing that could be seen. */
const shortest = 0.75;

/** Blurs along a straight line, centred, so that nothing moves; in place. Length in pixels, angle in radians from the columns. */
export function smearImage(image: PackedImage, length: number, angle: number): void {
  if (length >= shortest) convolveImage(image, planTaps(length, angle));
}

/** Weights the same on both sides of the middle. */
function planTaps(length: number, angle: number): Tap[] {
  const steps = 2 * Math.ceil(length) + 1;
  const taps = new Map<string, { column: number; row: number; weight: number }>();
  const add = (column: number, row: number, weight: number) => {
    const key = `${column},${row}`;
    const tap = taps.get(key) ?? { column, row, weight: 0 };
    tap.weight += (weight * tapSum) / steps;
    taps.set(key, tap);
  };
  add(0, 0, 0);
  for (let step = 0; step < steps; step++) {
    const along = length * (step / (steps - 1) - 0.5);
    const column = along * Math.cos(angle);
    const row = along * Math.sin(angle);
    const [left, top] = [Math.floor(column), Math.floor(row)];
    const [right, down] = [column - left, row - top];
    add(left, top, (1 - right) * (1 - down));
    add(left + 1, top, right * (1 - down));
    add(left, top + 1, (1 - right) * down);
    add(left + 1, top + 1, right * down);
  }
  // A hair below the half, so that rounding errors cannot make the two sides differ.
  const whole = [...taps.values()].map((tap) => ({ ...tap, weight: Math.round(tap.weight - 1e-6) }));
  const rest = tapSum - whole.reduce((sum, { weight }) => sum + weight, 0);
  whole.find(({ column, row }) => column === 0 && row === 0)!.weight += rest;
  return whole.filter(({ weight }) => weight !== 0);
}
