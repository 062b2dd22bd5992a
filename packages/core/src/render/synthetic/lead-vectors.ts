import type { LeadName } from '../../model/lead.ts';
import type { Dipole } from '../create-heart-waves.ts';

/** Leads that the dipole gives directly; the other four follow from I and II. */
export type IndependentLead = 'I' | 'II' | 'V1' | 'V2' | 'V3' | 'V4' | 'V5' | 'V6';

/** Lead vectors of G. E. Dower, H. B. Machado and J. A. Osborne, Clin Cardiol 3:87 (1980), doi 10.1002/clc.1980.3.2.87. */
export const leadVectors: Readonly<Record<IndependentLead, Dipole>> = {
  I: [0.632, -0.235, 0.059],
  II: [0.235, 1.066, -0.132],
  V1: [-0.515, 0.157, -0.917],
  V2: [0.044, 0.164, -1.387],
  V3: [0.882, 0.098, -1.277],
  V4: [1.213, 0.127, -0.601],
  V5: [1.125, 0.127, -0.086],
  V6: [0.831, 0.076, 0.23],
};

/**
 * Sizes over those of Dower's vectors, which come from averages of many chests and give V3 and V4 too small: ratios of
 * median sizes in PTB-XL.
 */
const nearness: Readonly<Record<IndependentLead, number>> = {
  I: 1,
  II: 1,
  V1: 1.15,
  V2: 1.15,
  V3: 1.38,
  V4: 1.4,
  V5: 1.22,
  V6: 1.2,
};

/** Dower's vectors with chest electrodes as near to the heart as recordings show them. */
export const nearVectors = Object.fromEntries(
  Object.entries(leadVectors).map(([lead, vector]) => [
    lead,
    vector.map((part) => part * nearness[lead as IndependentLead]),
  ]),
) as unknown as Readonly<Record<IndependentLead, Dipole>>;

/** What the laws of Einthoven and Goldberger make of I and II. */
export const limbLeadWeights = {
  III: [-1, 1],
  aVR: [-0.5, -0.5],
  aVL: [1, -0.5],
  aVF: [-0.5, 1],
} as const satisfies Partial<Record<LeadName, readonly [ofI: number, ofII: number]>>;
