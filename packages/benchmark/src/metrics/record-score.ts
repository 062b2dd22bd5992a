import type { LeadScore } from './lead-score.ts';

/** All figures of one record; those not explained here are explained at LeadScore. */
export interface RecordScore {
  /** Why there is nothing to score; null where there is. */
  readonly failure: string | null;
  readonly leads: Readonly<Record<string, LeadScore>>;
  readonly wrongLeads: readonly string[];
  readonly invertedLeads: readonly string[];
  /** Output leads that the truth does not have. */
  readonly extraLeads: readonly string[];
  /** Means over the leads, dB. */
  readonly challenge2024: number;
  readonly challenge2024Mended: number;
  readonly challenge2024Unshifted: number;
  readonly openEcgDigitizer: number;
  /** Kaggle 2025: one ratio over all leads, at most 1e6, and the same in dB. A failure has ratio 0 and 0 dB. */
  readonly kaggleRatio: number;
  readonly kaggle2025: number;
  /** Kaggle 2025 with the truth's own offsets left out of the signal power: an all-zero estimate then scores 0 dB. */
  readonly kaggleAlternating: number;
  readonly absolute: number;
  readonly absoluteMeanRemoved: number;
  /** Medians over the leads. */
  readonly correlation: number;
  readonly rootMeanSquareError: number;
  readonly timeOffset: number;
  readonly worstTimeOffset: number;
  readonly gain: number;
  /** Median over the leads, weighted by their length: long leads tell it much better. */
  readonly timeScaleError: number;
  readonly coverage: number;
  /** Part of the output samples that the truth does not draw. */
  readonly falselyDrawn: number;
  /** Part of the leads with any output where it should be. */
  readonly leadRecall: number;
}
