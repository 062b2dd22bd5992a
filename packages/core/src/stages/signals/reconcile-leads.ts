import type { LeadName } from '../../model/lead.ts';
import { limbPlane } from '../../signal/limb-plane.ts';
import type { ReadSignal } from './read-signal.ts';

/** Pieces that stand on the page together for less than this (s) say too little about one another. */
const leastSeconds = 0.5;
/** Pieces that differ by more than this part of their size do not show what their names say: they stay as they are. */
const mostBroken = 0.3;
/** Samples that differ by this many times their doubts are half believed: one of them is wrong, and none says which. */
const mostDoubts = 10;

/**
 * Leads that the page draws more than once, brought into agreement: a lead that has a rhythm strip as well, and limb leads
 * that were written at the same time, for of these two tell all others (Einthoven: II = I + III; Goldberger: aVR, aVL and
 * aVF follow from I and II). Every sample goes to where all of them together put it, those the least that are the least in
 * doubt (weighted least squares), so that ink that is hidden or torn in one lead is mended by the others. Levels stay as they
 * are, holes stay holes, and where the pieces contradict one another nothing is moved.
 */
export function reconcileLeads(pieces: readonly ReadSignal[], samplingFrequency: number): ReadSignal[] {
  const reconciled = pieces.map((piece) => ({ ...piece, samples: piece.samples.slice() }));
  const families = pieces.map(({ lead }) => familyOf(lead));
  for (const name of new Set(families)) {
    const places = [...pieces.keys()].filter((place) => families[place] === name);
    const family = places.map((place) => pieces[place]!);
    for (const [first, end] of listStretches(family, samplingFrequency)) {
      if (end - first < leastSeconds * samplingFrequency) continue;
      const shown = places.filter((place) => spans(pieces[place]!, { first, end, samplingFrequency }));
      const moves = findMoves(
        shown.map((place) => pieces[place]!),
        { first, end },
      );
      for (const [index, place] of shown.entries()) {
        const { samples } = reconciled[place]!;
        for (let n = first; n < end; n++) samples[n]! += moves[index]![n - first]!;
      }
    }
  }
  return reconciled;
}

/** Leads that tell one another. */
function familyOf(lead: LeadName): string {
  return limbPlane(lead) === null ? lead : 'limb';
}

/** Stretches of time (samples) between any two places where a piece begins or ends. */
function listStretches(pieces: readonly ReadSignal[], samplingFrequency: number): [number, number][] {
  const length = Math.max(...pieces.map(({ samples }) => samples.length));
  const times = pieces.flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set(times.map((time) => Math.min(length, Math.max(0, Math.round(time * samplingFrequency)))))];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((end, k) => [cuts[k]!, end]);
}

interface Stretch {
  readonly first: number;
  readonly end: number;
}

function spans({ start, end }: ReadSignal, stretch: Stretch & { readonly samplingFrequency: number }): boolean {
  const [from, to] = [start, end].map((time) => Math.round(time * stretch.samplingFrequency));
  return from! <= stretch.first && to! >= stretch.end;
}

/** How far (mV) each sample of each piece is to be moved in a stretch; 0 where the others say nothing. */
function findMoves(pieces: readonly ReadSignal[], { first, end }: Stretch): Float64Array[] {
  const length = end - first;
  const moves = pieces.map(() => new Float64Array(length));
  const planes = pieces.map(({ lead }) => limbPlane(lead) ?? ([1, 0] as const));
  const levels = measureLevels(pieces, { first, end });
  if (levels.some(Number.isNaN)) return moves;
  let [broken, size] = [0, 0];
  const heights = new Float64Array(pieces.length);
  const weights = new Float64Array(pieces.length);
  for (let n = 0; n < length; n++) {
    for (const [k, { samples, doubt }] of pieces.entries()) {
      const known = !Number.isNaN(samples[first + n]!);
      heights[k] = known ? samples[first + n]! - levels[k]! : 0;
      weights[k] = known ? doubt[first + n]! ** -2 : 0;
    }
    const told = project(heights, weights, planes);
    if (told === null) continue;
    const belief = 1 / (1 + (told.disagreement / mostDoubts ** 2) ** 2);
    for (const [k, moved] of moves.entries()) {
      if (weights[k] === 0) continue;
      const move = told.heights[k]! - heights[k]!;
      moved[n] = belief * move;
      broken += belief * move * move;
      size += belief * heights[k]! ** 2;
    }
  }
  // A law that does not hold moves nothing.
  if (broken > mostBroken ** 2 * size) for (const moved of moves) moved.fill(0);
  return moves;
}

/** Mean of each piece over the samples that all show, those in doubt weighing less; NaN where there are none. */
function measureLevels(pieces: readonly ReadSignal[], { first, end }: Stretch): number[] {
  const sums = pieces.map(() => 0);
  let total = 0;
  for (let n = first; n < end; n++) {
    // One weight for all: means of leads that obey a law obey it, too.
    const weight = 1 / pieces.reduce((sum, { doubt }) => sum + doubt[n]! ** 2, 0);
    if (Number.isNaN(weight)) continue;
    total += weight;
    for (const [k, { samples }] of pieces.entries()) sums[k]! += weight * samples[n]!;
  }
  return sums.map((sum) => sum / total);
}

interface Projection {
  /** What all leads together say of each. */
  readonly heights: readonly number[];
  /** Mean square of the differences in doubts, over the leads more than are needed. */
  readonly disagreement: number;
}

/** The nearest heights that obey the laws; null where no lead is told by others. */
function project(
  heights: Float64Array,
  weights: Float64Array,
  planes: readonly (readonly [number, number])[],
): Projection | null {
  let [xx, xy, yy, xh, yh, count] = [0, 0, 0, 0, 0, 0];
  for (const [k, [x, y]] of planes.entries()) {
    const weight = weights[k]!;
    xx += weight * x * x;
    xy += weight * x * y;
    yy += weight * y * y;
    xh += weight * x * heights[k]!;
    yh += weight * y * heights[k]!;
    if (weight > 0) count++;
  }
  const determinant = xx * yy - xy * xy;
  // Copies of one limb lead, or of a lead of the chest, span a line.
  const rank = determinant > 1e-9 * (xx + yy) ** 2 ? 2 : 1;
  if (count <= rank) return null;
  const [one, two] =
    rank === 2
      ? [(yy * xh - xy * yh) / determinant, (xx * yh - xy * xh) / determinant]
      : [xh / (xx + yy), yh / (xx + yy)];
  const told = planes.map(([x, y]) => x * one + y * two);
  const square = told.reduce((sum, height, k) => sum + weights[k]! * (height - heights[k]!) ** 2, 0);
  return { heights: told, disagreement: square / (count - rank) };
}
