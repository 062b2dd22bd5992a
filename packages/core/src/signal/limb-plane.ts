import type { LeadName, limbLeads } from '../model/lead.ts';

/** Each limb lead as so much of I and so much of II: the laws of Einthoven and Goldberger. */
const shares: Partial<Record<LeadName, readonly [number, number]>> = {
  I: [1, 0],
  II: [0, 1],
  III: [-1, 1],
  aVR: [-0.5, -0.5],
  aVL: [1, -0.5],
  aVF: [-0.5, 1],
} satisfies Record<(typeof limbLeads)[number], readonly [number, number]>;

/** How much of I and of II a limb lead is; null for other leads. */
export function limbPlane(lead: LeadName): readonly [number, number] | null {
  return shares[lead] ?? null;
}
