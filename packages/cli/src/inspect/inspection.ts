import type { DigitizeOptions, StageName } from '@einthoven/core';
import type { PageFailure } from '../batch/page-result.ts';

export interface InspectRequest {
  readonly path: string;
  /** From 0. */
  readonly pageIndex: number;
  /** Pages of the file. */
  readonly pageCount: number;
  readonly options: DigitizeOptions;
}

/** What one stage found. */
export interface StageFindings {
  readonly stage: StageName;
  readonly milliseconds: number;
  /** In words; empty for the stage that failed. */
  readonly findings: readonly string[];
  /** The same as data; null for the stage that failed. */
  readonly data: unknown;
}

/** What the stages found on a page, as far as they came. */
export type Inspection = {
  readonly stages: readonly StageFindings[];
  /** The same as a sidecar file for corrections; null where the picture could not be read. */
  readonly sidecar: string | null;
} & (
  | {
      readonly status: 'complete' | 'partial';
      readonly missingLeads: readonly string[];
      readonly reasons: readonly string[];
    }
  | PageFailure
);
