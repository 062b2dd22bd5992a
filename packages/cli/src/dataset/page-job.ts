import type {
  DatasetPart,
  Density,
  DuplicateLeads,
  LabelSet,
  MaskKind,
  VerifyPageOptions,
} from '@einthoven/core/dataset';
import type { FileSet, PageFailure } from '../batch/page-result.ts';
import type { DatasetPage } from './dataset-page.ts';

/** What is to be done with a page, as it is sent to a worker. */
export type PageJob =
  | { readonly kind: 'mask'; readonly masks: readonly MaskKind[]; readonly duplicates: DuplicateLeads }
  | { readonly kind: 'densify'; readonly density: Density; readonly format: 'truth' | 'plotted-pixels' }
  | { readonly kind: 'verify'; readonly limits: VerifyPageOptions }
  | {
      readonly kind: 'export';
      readonly to: 'nnunet' | 'flat' | 'coco';
      readonly part: DatasetPart;
      readonly labels: LabelSet;
      readonly duplicates: DuplicateLeads;
      readonly channels: 1 | 3;
    }
  | { readonly kind: 'blind'; readonly name: string; readonly headers: boolean }
  | { readonly kind: 'rotate-back' }
  | { readonly kind: 'shard'; readonly part: DatasetPart; readonly pages: readonly DatasetPage[] };

export interface PageJobRequest {
  readonly page: DatasetPage;
  readonly job: PageJob;
}

/** What a worker sends back. Files are written by the main thread, so that a stopped worker leaves no half page. */
export type PageJobResult =
  | {
      readonly status: 'complete';
      /** Paths below the output folder to contents. */
      readonly files: FileSet;
      /** What a check found wrong, in words. */
      readonly problems?: readonly string[];
      /** What the command keeps about the page; plain data. */
      readonly facts?: Readonly<Record<string, unknown>>;
    }
  | PageFailure;
