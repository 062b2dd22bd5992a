import type { PrintedFields } from '../../../model/printed-fields.ts';
import type { LayoutEvidence } from '../choose/layout-evidence.ts';
import { hearPrint } from './hear-print.ts';
import { hearPulses } from './hear-pulses.ts';
import { measureRhythm, type RhythmMeasure } from './measure-rhythm.ts';
import { usualSpeeds } from './usual-scales.ts';
import { weighSpeed } from './weigh-speed.ts';
import type { PrintWitness, PulseWitness, Witnesses } from './witnesses.ts';

/** Beats speak against a speed where another one fits them better by this (nats). */
const clearlyBetter = 2;

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
  const pulse = hearPulses(evidence.pulses);
  const rhythm = measureRhythm(evidence.rows);
  const print = hearPrint(printed);
  const isNone = pulse !== null && (isSomethingElse(pulse, rhythm) || contradictsPrint(pulse, print));
  return {
    user: { paperSpeed: given.paperSpeed, limbGain: given.gain, chestGain: given.chestGain ?? given.gain },
    pulse: isNone ? null : pulse,
    print,
    rhythm,
  };
}

/** A single rectangle of a height that no machine offers is no pulse where the beats speak against its speed, too. */
function isSomethingElse({ rows, usualGain, paperSpeed }: PulseWitness, rhythm: RhythmMeasure | null): boolean {
  if (rows.length > 1 || usualGain || rhythm === null) return false;
  const nats = (speed: number) => weighSpeed(speed, rhythm, null);
  return usualSpeeds.some((speed) => nats(speed) - nats(paperSpeed) > clearlyBetter);
}

/** Rectangles as wide as no speed makes them are no pulses where the print names a speed, and other gains than they do. */
function contradictsPrint({ usualSpeed, rows }: PulseWitness, print: PrintWitness | null): boolean {
  if (usualSpeed || !print?.paperSpeed) return false;
  const printed = [print.limbGain?.value, print.chestGain?.value].filter((gain) => gain !== undefined);
  return printed.length > 0 && rows.every(({ gain }) => !printed.includes(gain));
}
