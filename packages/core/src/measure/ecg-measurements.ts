import type { LeadName } from '../model/lead.ts';

/** One measured number. */
export interface Measurement {
  readonly value: number;
  /** Standard deviation over beats (rates) or over parts of the leads (waves); null where there is only one. */
  readonly spread: number | null;
}

/** What is measured on an ECG. Null: cannot be had from these leads. */
export interface EcgMeasurements {
  /** Seconds from the start of the record at which complexes stand. */
  readonly beats: readonly number[];
  /** Beats a minute, over all intervals between beats. */
  readonly heartRate: Measurement | null;
  /** Interval between beats, milliseconds. */
  readonly rrInterval: Measurement | null;
  /** Whether the intervals between beats are alike; null with fewer than three of them. */
  readonly rhythm: 'regular' | 'irregular' | null;
  /** Milliseconds. */
  readonly pDuration: Measurement | null;
  readonly prInterval: Measurement | null;
  readonly qrsDuration: Measurement | null;
  readonly qtInterval: Measurement | null;
  /** QT at 60 beats a minute after Bazett and after Fridericia, milliseconds. */
  readonly qtcBazett: Measurement | null;
  readonly qtcFridericia: Measurement | null;
  /** Axes in the frontal plane: degrees from -179 to 180, 0 is to the left of the patient, 90 to the feet. */
  readonly pAxis: Measurement | null;
  readonly qrsAxis: Measurement | null;
  readonly tAxis: Measurement | null;
  /** Leads that the waves were measured on. */
  readonly leads: readonly LeadName[];
}
