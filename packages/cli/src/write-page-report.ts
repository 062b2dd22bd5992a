import { type DigitizedPage, type EcgRecord, parsePrintedText } from '@einthoven/core';
import { drawReportPicture, type ReportOutcome, type ReportPicture, writeReport } from '@einthoven/core/report';
import { encodeJpeg } from '@einthoven/node';
import type { PageFailure, PageRequest } from './batch/page-result.ts';
import { softwareVersion } from './software-version.ts';

/** Fine lines stay clean at this quality, and a page takes a third of a megabyte. */
const jpegQuality = 80;

/** What a report is written of. */
export interface PageReport {
  readonly request: Pick<PageRequest, 'recordName' | 'pageIndex'> & { readonly sha256: string | null };
  readonly outcome: ReportOutcome;
  /** As far as the page came. */
  readonly page: Partial<DigitizedPage>;
  /** Names of the files beside the report. */
  readonly files: readonly string[];
}

/** The report of one page as a file. Names of picture files can name persons: the record's name stands for them. */
export async function writePageReport({ request, outcome, page, files }: PageReport): Promise<Uint8Array> {
  const { recordName, pageIndex, sha256 } = request;
  const record: EcgRecord | undefined = page.record && { ...page.record, name: recordName };
  const words = page.print?.words ?? null;
  const html = writeReport({
    title: recordName,
    outcome,
    page: record === undefined ? page : { ...page, record },
    picture: page.image === undefined ? null : await encodePicture(page.image, page.grid?.map ?? null),
    printed: words === null ? null : parsePrintedText(words),
    provenance: {
      software: `einthoven ${softwareVersion}`,
      sourceName: recordName,
      sourceSha256: sha256,
      pageNumber: pageIndex + 1,
      files,
    },
  });
  return new TextEncoder().encode(html);
}

/** How a failure stands in a report. */
export function failedOutcome({ code, message }: Pick<PageFailure, 'code' | 'message'>): ReportOutcome {
  return { status: 'failed', code, message };
}

async function encodePicture(...page: Parameters<typeof drawReportPicture>): Promise<ReportPicture> {
  const { image, place } = drawReportPicture(...page);
  return { bytes: await encodeJpeg(image, { quality: jpegQuality }), mediaType: 'image/jpeg', place };
}
