import type { LeadName } from '../../../model/lead.ts';

/** The eight leads that tell all twelve: the limb leads lie in the plane of I and II. */
export const independentLeads = ['I', 'II', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const satisfies readonly LeadName[];

/** What speaks for an arrangement of leads. A beat has three parts: before the QRS complex (P), the complex, and after it (T). */
export const arrangementEvidence = ['laws', 'shapeP', 'shapeQrs', 'shapeT', 'courseP', 'courseQrs', 'courseT'] as const;
export type ArrangementEvidence = (typeof arrangementEvidence)[number];

/** How the leads of a heart go together: measured on real records by scripts/measure-leads.mjs. */
export interface BeatModel {
  /** Mean square of each of the twelve leads' beats, of beats scaled so that all leads together have a mean square of 1. */
  readonly sizes: Readonly<Partial<Record<LeadName, number>>>;
  /** Of each phase of such beats: mean of each independent lead, and their covariance row by row. */
  readonly means: readonly (readonly number[])[];
  readonly covariances: readonly (readonly number[])[];
  /** What a unit of each evidence counts (natural logarithm of odds). */
  readonly weights: Readonly<Record<ArrangementEvidence, number>>;
  /** A fault is told where an arrangement without it is likelier by this (natural logarithm). */
  readonly leastGain: number;
}
