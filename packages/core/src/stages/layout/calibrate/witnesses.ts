import type { RhythmMeasure } from './measure-rhythm.ts';

/** What the pulse of one row says, in mm/mV: the height of its step, and of the second one where it is a stair. */
export interface RowPulse {
  readonly row: number;
  readonly side: 'left' | 'right';
  readonly gain: number;
  /** Of the page's other leads; null: the pulse has one step. */
  readonly otherGain: number | null;
}

/** What the calibration pulses of a page say. */
export interface PulseWitness {
  /** mm/s. */
  readonly paperSpeed: number;
  /** Whether the speed is one of those in use. */
  readonly usualSpeed: boolean;
  readonly rows: readonly RowPulse[];
  /** Whether all heights are gains in use. */
  readonly usualGain: boolean;
  /** Seen in more rows than one, or whole: 0 to 1. */
  readonly confidence: number;
}

/** What the words of a page say; null: nothing. Confidences 0 to 1. */
export interface PrintWitness {
  readonly paperSpeed: { readonly value: number; readonly confidence: number } | null;
  readonly limbGain: { readonly value: number; readonly confidence: number } | null;
  readonly chestGain: { readonly value: number; readonly confidence: number } | null;
  /** Beats a minute. */
  readonly heartRate: number | null;
}

/** What the user says; null: nothing. */
export interface UserScale {
  readonly paperSpeed: number | null;
  readonly limbGain: number | null;
  readonly chestGain: number | null;
}

/** All who can say something of the speed and the gain of a page. */
export interface Witnesses {
  readonly user: UserScale;
  readonly pulse: PulseWitness | null;
  readonly print: PrintWitness | null;
  /** Beats and QRS complexes in millimetres; null where none were found. */
  readonly rhythm: RhythmMeasure | null;
}
