import { type LeadName, leadNames } from '../../model/lead.ts';
import type { Dipole } from '../create-heart-waves.ts';
import type { SeededRandom } from '../create-seeded-random.ts';
import { createElectrodeNoise } from './create-electrode-noise.ts';
import type { ResolvedHeartOptions } from './heart-options.ts';
import { type IndependentLead, limbLeadWeights, nearVectors } from './lead-vectors.ts';
import type { DipolePath } from './sum-dipole.ts';

/** Muscles of the chest make less noise than those of the arms. */
const chestMuscles = 0.4;
/** Chest electrodes stand a little elsewhere on everybody: spread of each part of a lead vector over its length. */
const torsoSpread = 0.08;
/**
 * Millivolts. I and II are whole multiples of it, so that sums, differences and halves of them have no rounding in
 * 32 bits and the laws of Einthoven and Goldberger hold exactly.
 */
const quantum = 2 ** -13;

const isLimbLead = (lead: IndependentLead) => lead === 'I' || lead === 'II';

/** The 12 leads in millivolts: the dipole through the lead vectors, and the noise of nine electrodes. */
export function projectLeads(
  path: DipolePath,
  options: ResolvedHeartOptions,
  { torso, noise }: { readonly torso: SeededRandom; readonly noise: SeededRandom },
): Record<LeadName, Float32Array> {
  const electrode = () => createElectrodeNoise(options, noise);
  const chest = { ...options, muscleNoise: chestMuscles * options.muscleNoise };
  const arms = { right: electrode(), left: electrode(), leg: electrode() };
  const signals: Partial<Record<LeadName, Float32Array>> = {};
  for (const [lead, usual] of Object.entries(nearVectors) as [IndependentLead, Dipole][]) {
    const vector = isLimbLead(lead) ? usual : moveElectrode(usual, torso);
    const extra = isLimbLead(lead) ? limbNoise(lead, arms) : chestNoise(createElectrodeNoise(chest, noise), arms);
    const raw = extra.map(
      (value, i) => value + vector[0] * path.x[i]! + vector[1] * path.y[i]! + vector[2] * path.z[i]!,
    );
    signals[lead] = Float32Array.from(
      isLimbLead(lead) ? raw.map((value) => quantum * Math.round(value / quantum)) : raw,
    );
  }
  for (const [lead, [ofI, ofII]] of Object.entries(limbLeadWeights)) {
    signals[lead as LeadName] = signals.I!.map((value, i) => ofI * value + ofII * signals.II![i]!);
  }
  return Object.fromEntries(leadNames.map((lead) => [lead, signals[lead]!])) as Record<LeadName, Float32Array>;
}

interface LimbElectrodes {
  readonly right: Float64Array;
  readonly left: Float64Array;
  readonly leg: Float64Array;
}

function limbNoise(lead: IndependentLead, { right, left, leg }: LimbElectrodes): Float64Array {
  const plus = lead === 'I' ? left : leg;
  return plus.map((value, i) => value - right[i]!);
}

/** Against Wilson's terminal, the mean of the limbs. */
function chestNoise(chest: Float64Array, { right, left, leg }: LimbElectrodes): Float64Array {
  return chest.map((value, i) => value - (right[i]! + left[i]! + leg[i]!) / 3);
}

function moveElectrode([x, y, z]: Dipole, random: SeededRandom): Dipole {
  const spread = torsoSpread * Math.hypot(x, y, z);
  return [x + spread * random.normal(), y + spread * random.normal(), z + spread * random.normal()];
}
