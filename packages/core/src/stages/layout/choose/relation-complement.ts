import type { PrintedLead } from '../../../model/lead.ts';
import { leadWeights, sourceCount } from './lead-weights.ts';

/** Directions shorter than this after the others were taken off are dependent on them. */
const independence = 1e-6;

/**
 * The directions across simultaneous `leads` (one a row) that the laws of Einthoven and Goldberger forbid: orthonormal,
 * one weight a lead. The leads, so weighted, have to add up to nothing if they are what they are called. null: a row of
 * which nothing is known, bound by no law.
 */
export function relationComplement(leads: readonly (PrintedLead | null)[]): Float64Array[] {
  const weights = leads.map((lead) => (lead === null ? new Float64Array(sourceCount) : leadWeights(lead)));
  const allowed = leads.flatMap((lead, index) => (lead === null ? [unitVector(leads.length, index)] : []));
  for (let source = 0; source < sourceCount; source++) {
    addIndependent(
      allowed,
      Float64Array.from(weights, (lead) => lead[source]!),
    );
  }
  const basis = [...allowed];
  for (let lead = 0; lead < leads.length; lead++) {
    addIndependent(basis, unitVector(leads.length, lead));
  }
  return basis.slice(allowed.length);
}

function unitVector(length: number, index: number): Float64Array {
  const unit = new Float64Array(length);
  unit[index] = 1;
  return unit;
}

/** Gram and Schmidt, twice for accuracy. */
function addIndependent(basis: Float64Array[], vector: Float64Array): void {
  for (let pass = 0; pass < 2; pass++) {
    for (const member of basis) {
      let product = 0;
      for (let index = 0; index < vector.length; index++) product += member[index]! * vector[index]!;
      for (let index = 0; index < vector.length; index++) vector[index] = vector[index]! - product * member[index]!;
    }
  }
  const length = Math.hypot(...vector);
  if (length < independence) return;
  basis.push(vector.map((value) => value / length));
}
