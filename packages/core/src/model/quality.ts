import type { Millivolts, Seconds } from '../units.ts';
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

/** Part of a lead on the page's time axis. */
export interface TimeSpan {
  readonly start: Seconds;
  readonly end: Seconds;
}

/** The signal-to-noise ratio (dB) that is to be expected, as measured on pages whose signals are known. */
export interface ExpectedRatio {
  /** As many are better as are worse. */
  readonly expected: number;
  /** Nine of ten are better. The grades follow it. */
  readonly low: number;
}

export interface LeadQuality {
  readonly lead: LeadName;
  readonly ratio: ExpectedRatio;
  /** Finite part of the samples that the page should show, 0 to 1. */
  readonly coverage: number;
  /** Mean confidence of the trace, 0 to 1. */
  readonly traceConfidence: number;
  /** Where nothing could be read. */
  readonly gaps: readonly TimeSpan[];
  /** Where the line of another lead lies on this one or touches it. */
  readonly overlaps: readonly TimeSpan[];
  /** Where the trace runs along the edge of the paper: what lies beyond was not drawn. */
  readonly cutOff: readonly TimeSpan[];
  /** How far the level between the beats moves up and down. */
  readonly baselineWander: Millivolts;
  readonly grade: Grade;
}

export interface QualityReport {
  readonly leads: readonly LeadQuality[];
  /** Of all leads together. */
  readonly ratio: ExpectedRatio;
  readonly coverage: number;
  readonly traceConfidence: number;
  readonly scaleSource: ScaleSource;
  readonly scaleConfidence: number;
  readonly layoutConfidence: number;
  /** RMS of II − I − III over the RMS of the leads, in simultaneous columns; null where it cannot be computed. */
  readonly einthovenResidual: number | null;
  /** RMS of aVR + aVL + aVF over the RMS of the leads; null where it cannot be computed. */
  readonly goldbergerResidual: number | null;
  /** Of all leads together, and of the worst lead. */
  readonly meanGrade: Grade;
  readonly worstGrade: Grade;
  readonly warnings: readonly QualityWarning[];
}
