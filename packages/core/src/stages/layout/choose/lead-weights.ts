import { additionalLeadNames, type PrintedLead, precordialLeads } from '../../../model/lead.ts';

const limbTable = [
  ['I', [1, 0]],
  ['II', [0, 1]],
  ['III', [-1, 1]],
  ['aVR', [-0.5, -0.5]],
  ['-aVR', [0.5, 0.5]],
  ['aVL', [1, -0.5]],
  ['aVF', [-0.5, 1]],
] as const;
const limbWeights = new Map<PrintedLead, readonly [number, number]>(limbTable);
const freeLeads: readonly PrintedLead[] = [...precordialLeads, ...additionalLeadNames];

/** Number of leads that no law ties to others: I, II, V1 to V6 and those beyond the twelve. */
export const sourceCount = 2 + freeLeads.length;

/**
 * A printed lead as a sum of the independent ones (I, II, V1 to V6, then those beyond the twelve): the laws of Einthoven
 * and Goldberger.
 */
export function leadWeights(lead: PrintedLead): Float64Array {
  const weights = new Float64Array(sourceCount);
  const limb = limbWeights.get(lead);
  if (limb) weights.set(limb);
  else weights[2 + freeLeads.indexOf(lead)] = 1;
  return weights;
}
