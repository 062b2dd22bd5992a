import type { PhaseField } from './track-phase.ts';

/** Part of the places that may stand out at either end: text and stains. */
const tail = 0.1;

/**
 * How much the distance or the direction of the lines varies over the followed places, as a part of their frequency: near 0
 * on a flat scan, some percent on a page in perspective or a bent one. Infinite where too few places were followed to tell.
 */
export function frequencySpread(field: PhaseField): number {
  const { columns, rows, phase } = field;
  const steps: [number[], number[]] = [[], []];
  for (let k = 0; k < phase.length; k++) {
    // Differences with NaN are NaN, and so are those across the rim.
    const right = (k + 1) % columns === 0 ? Number.NaN : phase[k + 1]! - phase[k]!;
    const below = k + columns >= columns * rows ? Number.NaN : phase[k + columns]! - phase[k]!;
    if (!Number.isNaN(right)) steps[0].push(right);
    if (!Number.isNaN(below)) steps[1].push(below);
  }
  if (Math.min(steps[0].length, steps[1].length) < 8) return Number.POSITIVE_INFINITY;
  for (const values of steps) values.sort((a, b) => a - b);
  const at = (values: readonly number[], part: number) => values[Math.floor(part * (values.length - 1))]!;
  const frequency = Math.hypot(at(steps[0], 0.5), at(steps[1], 0.5));
  const range = steps.map((values) => at(values, 1 - tail) - at(values, tail));
  return Math.max(...range) / Math.max(frequency, 1e-9);
}
