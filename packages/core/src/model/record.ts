import type { Hertz, MillimetresPerMillivolt, MillimetresPerSecond, Seconds } from '../units.ts';
import type { LeadName } from './lead.ts';

/** Where a scale comes from; `assumed` never earns the top grade. */
export const scaleSources = ['grid', 'calibration-pulse', 'printed-text', 'user', 'dots-per-inch', 'assumed'] as const;
export type ScaleSource = (typeof scaleSources)[number];

/** One lead on the page's time axis. */
export interface LeadSignal {
  readonly lead: LeadName;
  /** Millivolts at `samplingFrequency`, one value a sample of the record; NaN where nothing is drawn or readable. */
  readonly samples: Float32Array;
  /** First and end second of the part of the page that prints this lead. */
  readonly start: Seconds;
  readonly end: Seconds;
  /**
   * Probability (0 to 1) that a sample is within 0.1 mV of what is drawn, NaN where the sample is NaN. Absent in records
   * that were not digitized.
   */
  readonly confidence?: Float32Array;
  /** Expected error of each sample in microvolts, two of three are smaller; NaN where the sample is NaN. Absent likewise. */
  readonly errorMicrovolts?: Float32Array;
}

/** All leads of one ECG on one time axis. Every lead has the same number of samples. */
export interface EcgRecord {
  readonly name: string;
  readonly samplingFrequency: Hertz;
  readonly sampleCount: number;
  readonly leads: readonly LeadSignal[];
  readonly paperSpeed?: MillimetresPerSecond;
  readonly gain?: MillimetresPerMillivolt;
  /** Lines for header comments: provenance, in the order given. Never personal data. */
  readonly comments: readonly string[];
}
