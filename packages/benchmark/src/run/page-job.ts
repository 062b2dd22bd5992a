import type { DigitizeOptions } from '@einthoven/core';
import type { RecordScore } from '../metrics/record-score.ts';

export interface DigitizeJob {
  readonly kind: 'digitize';
  readonly id: string;
  readonly imagePath: string;
  /** Where the prediction's WFDB files go. */
  readonly predictionFolder: string;
  readonly options: DigitizeOptions;
}

export interface ScoreJob {
  readonly kind: 'score';
  /** WFDB records, without extension. */
  readonly truthPath: string;
  readonly predictionPath: string;
}

export type PageJob = DigitizeJob | ScoreJob;

/** Why a page has no result: a code of the library, or WORKER_CRASHED, WORKER_TIMEOUT or INTERNAL. */
export interface PageError {
  readonly code: string;
  readonly message: string;
}

/** How the digitization of one page went. */
export interface DigitizedAnswer {
  readonly kind: 'digitized';
  /** Null where the page failed. */
  readonly status: 'complete' | 'partial' | null;
  readonly error: PageError | null;
  readonly layout: string | null;
  readonly grade: string | null;
  readonly reasons: readonly string[];
  /** Wall time from the picture file to the written record. */
  readonly seconds: number;
  /** Largest resident memory of the worker so far, MB (10^6 bytes): of this page alone where each has its own worker. */
  readonly peakMegabytes: number;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
}

export interface ScoredAnswer {
  readonly kind: 'scored';
  readonly score: RecordScore;
}
