import type { PrintedLead } from '../../../model/lead.ts';
import { leadWeights } from './lead-weights.ts';

/** Directions shorter than this after the others were taken off are dependent on them. */
const independence = 1e-6;

/**
 * The directions across simultaneous `leads` (one a row) that the laws of Einthoven and Goldberger forbid: orthonormal,
 * one weight a lead. The leads, so weighted, have to add up to nothing if they are what they are called.
 */
export function relationComplement(leads: readonly PrintedLead[]): Float64Array[] {
  const weights = leads.map(leadWeights);
  const allowed: Float64Array[] = [];
  for (let source = 0; source < weights[0]!.length; source++) {
    addIndependent(
      allowed,
      Float64Array.from(weights, (lead) => lead[source]!),
    );
  }
  const basis = [...allowed];
  for (let lead = 0; lead < leads.length; lead++) {
    const unit = new Float64Array(leads.length);
    unit[lead] = 1;
    addIndependent(basis, unit);
  }
  return basis.slice(allowed.length);
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
