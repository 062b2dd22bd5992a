import type { PrintedFields } from '../../../model/printed-fields.ts';
import type { LayoutEvidence } from '../choose/layout-evidence.ts';
import { hearPrint } from './hear-print.ts';
import { hearPulses } from './hear-pulses.ts';
import { measureRhythm } from './measure-rhythm.ts';
import type { Witnesses } from './witnesses.ts';

/** What the user says of the scale; null: nothing. */
export interface GivenScale {
  /** mm/s. */
  readonly paperSpeed: number | null;
  /** mm/mV, of all leads, and of the chest leads where those have their own. */
  readonly gain: number | null;
  readonly chestGain: number | null;
}

/** Asks pulses, print and beats of a page for its scale; `printed` is null where no text was read. */
export function hearWitnesses(evidence: LayoutEvidence, printed: PrintedFields | null, given: GivenScale): Witnesses {
  return {
    user: { paperSpeed: given.paperSpeed, limbGain: given.gain, chestGain: given.chestGain ?? given.gain },
    pulse: hearPulses(evidence.pulses),
    print: hearPrint(printed),
    rhythm: measureRhythm(evidence.rows),
  };
}
