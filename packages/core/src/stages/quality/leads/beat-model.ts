import type { LeadName } from '../../../model/lead.ts';

/** How the leads of a heart go together, by phase of the beat: measured on real records by scripts/measure-leads.mjs. */
export interface BeatModel {
  readonly leads: readonly LeadName[];
  /** First and last second of each phase, from the middle of the QRS complex. */
  readonly phases: readonly (readonly [number, number])[];
  /** Of each phase: mean of each lead, and their covariance row by row, of beats scaled so that all leads together have a mean square of 1. */
  readonly means: readonly (readonly number[])[];
  readonly covariances: readonly (readonly number[])[];
  /** Mean square of each lead's beat after the scaling. */
  readonly sizes: readonly number[];
  /** A fault is told where it makes the beats likelier by this (natural logarithm). */
  readonly leastGain: number;
}
