import type { PrintedFields } from '../../../model/printed-fields.ts';
import type { PrintWitness } from './witnesses.ts';

/** What the words of a page say of its scale; null where they say nothing of it. */
export function hearPrint(fields: PrintedFields | null): PrintWitness | null {
  if (fields === null) return null;
  const { paperSpeed, gains, heartRate } = fields;
  const gainOf = (leads: 'limb' | 'chest') => {
    const found = gains.find(({ value }) => value.leads === leads) ?? gains.find(({ value }) => value.leads === 'all');
    return found === undefined ? null : { value: found.value.gain, confidence: found.confidence };
  };
  const witness: PrintWitness = {
    paperSpeed: paperSpeed === null ? null : { value: paperSpeed.value, confidence: paperSpeed.confidence },
    limbGain: gainOf('limb'),
    chestGain: gainOf('chest'),
    heartRate: heartRate?.value ?? null,
  };
  return Object.values(witness).every((one) => one === null) ? null : witness;
}
