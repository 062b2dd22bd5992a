import type { ErrorCode } from '../errors.ts';
import type { LeadName } from '../model/lead.ts';
import type { DigitizedPage } from '../model/page.ts';
import type { PrintedFields } from '../model/printed-fields.ts';
import type { PicturePlace } from './draw-report-picture.ts';

/** How a page ended. */
export type ReportOutcome =
  | { readonly status: 'complete' }
  | { readonly status: 'partial'; readonly missingLeads: readonly LeadName[]; readonly reasons: readonly string[] }
  | { readonly status: 'failed'; readonly code: ErrorCode; readonly message: string };

/** The page's picture as it stands in the report, encoded by the caller. */
export interface ReportPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly place: PicturePlace;
}

/** Where the report's page comes from and what made it. */
export interface ReportProvenance {
  /** Program and version. */
  readonly software: string;
  /** Name of the picture file as the person knows it; the report shows it as text. */
  readonly sourceName: string;
  /** SHA-256 of the picture file; null: it could not be read. */
  readonly sourceSha256: string | null;
  /** From 1. */
  readonly pageNumber: number;
  /** Names of the files that were written beside the report. */
  readonly files: readonly string[];
}

export interface ReportInput {
  /** Heading: the name of the record. */
  readonly title: string;
  readonly outcome: ReportOutcome;
  /** All that was found, or as much as was known when the page failed. */
  readonly page: Partial<DigitizedPage>;
  /** Null where there is no picture to show: the file could not be opened. */
  readonly picture: ReportPicture | null;
  /** What the page prints of its measurements; null: not read. */
  readonly printed: PrintedFields | null;
  readonly provenance: ReportProvenance;
}
