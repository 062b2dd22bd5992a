import type { LeadName } from '../../../model/lead.ts';
import { limbPlane } from '../../../signal/limb-plane.ts';
import type { LeadColumn } from './columns-of-leads.ts';
import { beatLength } from './cut-beats.ts';
import { invertPositive } from './invert-positive.ts';
import type { LeadMoves } from './lead-faults.ts';
import { meanProducts } from './mean-products.ts';

/** What columns differ by, for their beats do, and errors of reading, as parts of the leads' size. */
const otherBeats = 0.15;
const reading = 0.04;
/** Heavy tails (degrees of freedom of Student's distribution): some pages are read badly, some hearts beat unevenly. */
const tails = 2;
/** How I and II go together where nothing is known of the heart: they are 60° apart. */
const together = 0.5;

/** A mean beat of a column, by its place among all, and how much of I and II it is. */
interface Observation {
  readonly place: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

/**
 * How well limb leads obey the laws of Einthoven and Goldberger (log-likelihood), were the leads where moves say: all of
 * them show one vector in the plane of I and II, exactly within a column, and but for the difference of the beats between
 * columns. `scale` takes millivolts to parts of the leads' size.
 */
export function createLawScale(columns: readonly LeadColumn[], scale: number): (moves: LeadMoves | null) => number {
  const beats = columns.flatMap((leads, column) => [...leads].map(([lead, beat]) => ({ lead, beat, column })));
  const products = meanProducts(
    beats.map(({ beat }) => beat),
    [0, beatLength],
  );
  return (moves) => {
    const own = new Map<LeadName, readonly [LeadName, 1 | -1]>();
    for (const [lead, [from, sign]] of moves ?? []) own.set(from, [lead, sign]);
    const observations = beats.flatMap(({ lead: name, column }, place): Observation[] => {
      const [lead, sign] = own.get(name) ?? [name, 1];
      const share = limbPlane(lead);
      return share === null ? [] : [{ place, column, x: sign * share[0], y: sign * share[1] }];
    });
    const size = observations.length;
    if (size < 3) return 0;
    const { precision, logarithm } = projectOut(observations);
    let energy = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        energy += precision[i * size + j]! * products[observations[i]!.place * beats.length + observations[j]!.place]!;
    return -((tails + size - 2) / 2) * Math.log1p((scale * scale * energy) / tails) - logarithm / 2;
  };
}

/** Inverse covariance of the observations with the common vector taken out, and what is left of the log-determinant. */
function projectOut(observations: readonly Observation[]): { precision: Float64Array; logarithm: number } {
  const size = observations.length;
  const { inverse, logarithm } = invertPositive(covarianceOf(observations), size);
  // How each observation, and all of them together, bear on the common vector.
  const [bearX, bearY] = [new Float64Array(size), new Float64Array(size)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      bearX[i]! += inverse[i * size + j]! * observations[j]!.x;
      bearY[i]! += inverse[i * size + j]! * observations[j]!.y;
    }
    xx += observations[i]!.x * bearX[i]!;
    xy += observations[i]!.x * bearY[i]!;
    yy += observations[i]!.y * bearY[i]!;
  }
  const determinant = xx * yy - xy * xy;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      inverse[i * size + j]! -=
        (yy * bearX[i]! * bearX[j]! -
          xy * (bearX[i]! * bearY[j]! + bearY[i]! * bearX[j]!) +
          xx * bearY[i]! * bearY[j]!) /
        determinant;
  return { precision: inverse, logarithm: logarithm + Math.log(determinant) };
}

function covarianceOf(observations: readonly Observation[]): Float64Array {
  const size = observations.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    covariance[i * size + i] = reading ** 2;
    for (let j = 0; j < size; j++) {
      const [a, b] = [observations[i]!, observations[j]!];
      if (a.column === b.column)
        covariance[i * size + j]! += otherBeats ** 2 * (a.x * b.x + a.y * b.y + together * (a.x * b.y + a.y * b.x));
    }
  }
  return covariance;
}
