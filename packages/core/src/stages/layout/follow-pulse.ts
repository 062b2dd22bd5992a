import type { InkRuns } from '../../image/ink-runs.ts';
import { median } from '../../signal/median.ts';
import type { PulseShape } from './find-pulses.ts';
import { type PulseStart, strokeEnd } from './stroke-end.ts';

/** Widths (mm) of flat parts, of one step and of each of two, and of the whole pulse. */
const narrowest = 1.8;
const narrowestStep = 1;
const widest = 21;
/** Top, and ends of both edges, agree within this (mm). */
const level = 0.45;
/** Steps of a stair differ by this (mm) at least from one another and from the foot. */
const leastStep = 1.5;
/** Thin runs are at most this high (mm). */
const thin = 1.2;

interface Step {
  /** Flat side of its ink. */
  readonly level: number;
  /** Middles of the ink of its columns. */
  readonly middles: number[];
  /** Columns of the stroke that begins it. */
  first: number;
  last: number;
}

/** Follows the flat side from the first edge to the one that comes back to the same foot; null where there is none. */
export function followPulse(runs: InkRuns, start: PulseStart): Omit<PulseShape, 'row'> | null {
  const { flat, scale } = start;
  const sideOf = (k: number) => (flat === 'top' ? runs.top[k]! : runs.bottom[k]!);
  const heightOf = (k: number) => runs.bottom[k]! - runs.top[k]! + 1;
  const foot = strokeEnd(runs, start);
  const steps: Step[] = [newStep(sideOf(start.run), start.column)];
  const end = Math.min(runs.width, start.column + widest * scale);
  for (let u = start.column + 1; u < end; u++) {
    const step = steps.at(-1)!;
    const k = runNear(runs, { column: u, level: step.level, tolerance: level * scale, sideOf });
    if (k < 0) {
      const next = steps.length === 1 ? raisedLevel(runs, u, step, start) : null;
      if (next === null) return null;
      steps.push(newStep(next, u));
    } else if (heightOf(k) <= thin * scale) {
      step.middles.push((runs.top[k]! + runs.bottom[k]!) / 2);
    } else if (step.middles.length === 0) {
      step.last = u;
      if (u - step.first > thin * scale) return null;
    } else {
      if (step.middles.length < narrowestStep * scale) return null;
      const reached = strokeEnd(runs, { ...start, column: u, run: k });
      if (Math.abs(reached - foot) <= 2.5 * level * scale) {
        const last = lastColumn(
          runs,
          { column: u, run: k, level: step.level, tolerance: level * scale, sideOf },
          scale,
        );
        return describe(steps, { right: (u + last) / 2, foot, start });
      }
      if (steps.length > 1 || !isBetween(reached, step.level, foot, scale)) return null;
      const next = loweredLevel(runs, { column: u, reached, sideOf }, start);
      if (next === null) return null;
      steps.push({ ...newStep(next.level, u), last: next.column });
      u = next.column;
    }
  }
  return null;
}

const newStep = (flatSide: number, column: number): Step => ({
  level: flatSide,
  middles: [],
  first: column,
  last: column,
});

function isBetween(reached: number, top: number, foot: number, scale: number): boolean {
  return Math.min(Math.abs(reached - top), Math.abs(reached - foot)) >= leastStep * scale;
}

/** Flat side of the step that a stroke towards the foot ends on, and the last column of that stroke. */
function loweredLevel(
  runs: InkRuns,
  stroke: { readonly column: number; readonly reached: number; readonly sideOf: (k: number) => number },
  { scale }: PulseStart,
): { level: number; column: number } | null {
  for (let u = stroke.column + 1; u <= stroke.column + thin * scale; u++) {
    for (let k = runs.first[u]!; k < (runs.first[u + 1] ?? 0); k++) {
      if (runs.bottom[k]! - runs.top[k]! + 1 > thin * scale) continue;
      const reaches =
        runs.top[k]! - level * scale <= stroke.reached && runs.bottom[k]! + level * scale >= stroke.reached;
      if (reaches) return { level: stroke.sideOf(k), column: u - 1 };
    }
  }
  return null;
}

/** Flat side of the step that a stroke away from the foot leads to: it goes through the level of the step before. */
function raisedLevel(runs: InkRuns, column: number, step: Step, { flat, scale }: PulseStart): number | null {
  if (step.middles.length < narrowestStep * scale) return null;
  for (let k = runs.first[column]!; k < runs.first[column + 1]!; k++) {
    const side = flat === 'top' ? runs.top[k]! : runs.bottom[k]!;
    const away = flat === 'top' ? step.level - side : side - step.level;
    const begins = runs.top[k]! - level * scale <= step.level && runs.bottom[k]! + level * scale >= step.level;
    if (begins && away >= leastStep * scale) return side;
  }
  return null;
}

function describe(
  steps: readonly Step[],
  { right, foot, start }: { readonly right: number; readonly foot: number; readonly start: PulseStart },
): Omit<PulseShape, 'row'> | null {
  const [one, two] = steps;
  const left = (one!.first + one!.last) / 2;
  if (two === undefined && right - left < narrowest * start.scale) return null;
  const top = median(one!.middles);
  const pen = Math.abs(top - one!.level);
  const shape = { left, right, top, foot: foot + (start.flat === 'top' ? -pen : pen) };
  if (two === undefined) return shape;
  return { ...shape, stair: { middle: (two.first + two.last) / 2, top: median(two.middles) } };
}

/** Last column of the upright stroke that ends a pulse. */
function lastColumn(runs: InkRuns, edge: Wanted & { readonly run: number }, scale: number): number {
  const height = runs.bottom[edge.run]! - runs.top[edge.run]! + 1;
  let last = edge.column;
  while (last + 1 < runs.width && last - edge.column < thin * scale) {
    const next = runNear(runs, { ...edge, column: last + 1 });
    if (next < 0 || runs.bottom[next]! - runs.top[next]! + 1 < 0.5 * height) break;
    last++;
  }
  return last;
}

interface Wanted {
  readonly column: number;
  readonly level: number;
  readonly tolerance: number;
  readonly sideOf: (k: number) => number;
}

function runNear(runs: InkRuns, { column, level: wanted, tolerance, sideOf }: Wanted): number {
  for (let k = runs.first[column]!; k < runs.first[column + 1]!; k++) {
    if (Math.abs(sideOf(k) - wanted) <= tolerance) return k;
  }
  return -1;
}
