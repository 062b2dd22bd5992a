import type { LeadName } from './lead.ts';
import type { ScaleSource } from './record.ts';

export const grades = ['excellent', 'good', 'fair', 'poor'] as const;
export type Grade = (typeof grades)[number];

/** A warning in words, with a stable code for machines. */
export interface QualityWarning {
  readonly code: string;
  readonly message: string;
  readonly lead?: LeadName;
}

export interface LeadQuality {
  readonly lead: LeadName;
  /** Finite part of the samples that the page should show, 0 to 1. */
  readonly coverage: number;
  /** Mean confidence of the trace, 0 to 1. */
  readonly traceConfidence: number;
  readonly grade: Grade;
}

export interface QualityReport {
  readonly leads: readonly LeadQuality[];
  readonly coverage: number;
  readonly traceConfidence: number;
  readonly scaleSource: ScaleSource;
  readonly scaleConfidence: number;
  readonly layoutConfidence: number;
  /** RMS of II − I − III over the RMS of the leads, in simultaneous columns; null where it cannot be computed. */
  readonly einthovenResidual: number | null;
  /** RMS of aVR + aVL + aVF over the RMS of the leads; null where it cannot be computed. */
  readonly goldbergerResidual: number | null;
  readonly meanGrade: Grade;
  readonly worstGrade: Grade;
  readonly warnings: readonly QualityWarning[];
}
