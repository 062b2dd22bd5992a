import type { PrintedLead } from '../../../model/lead.ts';

/** Number of independent leads: I, II, V1 to V6. */
export const sourceCount = 8;

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

/**
 * A printed lead as a sum of the independent ones (I, II, V1 to V6): the laws of Einthoven and Goldberger.
 */
export function leadWeights(lead: PrintedLead): Float64Array {
  const weights = new Float64Array(sourceCount);
  const limb = limbWeights.get(lead);
  if (limb) weights.set(limb);
  else weights[1 + Number(lead.slice(1))] = 1;
  return weights;
}
