import type { LeadName } from '../../../model/lead.ts';
import { solveLinear } from '../../../signal/solve-linear.ts';
import type { BeatModel } from './beat-model.ts';
import { binBeats } from './bin-beats.ts';
import { type LeadFault, leadFaults } from './lead-faults.ts';

/** Fewer leads than this tell nothing of one another. */
const fewestLeads = 4;
/** Heavy tails (degrees of freedom of Student's distribution): sick hearts are far from the mean and still real. */
const tails = 4;

export interface FoundFault {
  readonly fault: LeadFault;
  /** By how much (natural logarithm) the beats are likelier without the fault. */
  readonly gain: number;
}

/** The likeliest fault in the names of leads; null where none makes their average beats likelier than they are. */
export function findLeadFault(beats: ReadonlyMap<LeadName, Float32Array>, model: BeatModel): FoundFault | null {
  const bins = binBeats(beats, model);
  const leads = model.leads.filter((lead) => bins.has(lead));
  if (leads.length < fewestLeads) return null;
  const places = leads.map((lead) => model.leads.indexOf(lead));
  const inverses = model.covariances.map((covariance) => invert(selectPart(covariance, places, model.leads.length)));
  const likelihood = (fault: LeadFault | null) => {
    let sum = 0;
    for (const [phase, inverse] of inverses.entries()) {
      const values = leads.map((lead, i) => {
        const [from, sign] = fault?.right.get(lead) ?? [lead, 1];
        return sign * bins.get(from)![phase]! - model.means[phase]![places[i]!]!;
      });
      sum -= ((tails + leads.length) / 2) * Math.log1p(quadratic(values, inverse) / tails);
    }
    return sum;
  };
  const asNamed = likelihood(null);
  let best: FoundFault | null = null;
  for (const fault of leadFaults) {
    if (!fault.leads.every((lead) => bins.has(lead))) continue;
    const gain = likelihood(fault) - asNamed;
    if (gain > (best?.gain ?? 0)) best = { fault, gain };
  }
  return best;
}

function selectPart(matrix: readonly number[], places: readonly number[], width: number): Float64Array {
  return Float64Array.from(places.flatMap((i) => places.map((j) => matrix[i * width + j]!)));
}

function invert(matrix: Float64Array): Float64Array[] {
  const size = Math.sqrt(matrix.length);
  return Array.from({ length: size }, (_, k) => {
    const unit = new Float64Array(size);
    unit[k] = 1;
    return solveLinear(matrix, unit);
  });
}

function quadratic(values: readonly number[], inverse: readonly Float64Array[]): number {
  let sum = 0;
  for (const [i, row] of inverse.entries())
    for (const [j, weight] of row.entries()) sum += values[i]! * weight * values[j]!;
  return sum;
}
