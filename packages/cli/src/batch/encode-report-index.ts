import { type ReportIndexRow, writeReportIndex } from '@einthoven/core/report';
import { softwareVersion } from '../software-version.ts';
import { nameRow } from './name-row.ts';
import type { PageRow } from './page-result.ts';

/** `index.html`: all pages of a run, with links to their reports. */
export function encodeReportIndex(rows: readonly PageRow[]): Uint8Array {
  const html = writeReportIndex(rows.map(describeRow), { software: `einthoven ${softwareVersion}` });
  return new TextEncoder().encode(html);
}

function describeRow(row: PageRow): ReportIndexRow {
  const { summary, errorCode, message } = row;
  const missing = summary && summary.missingLeads.length > 0 ? `missing ${summary.missingLeads.join(', ')}` : '';
  const words = [errorCode ?? '', missing, message].filter((part) => part !== '');
  return {
    name: nameRow(row),
    report: row.report,
    status: row.status,
    layout: summary?.layout ?? null,
    meanGrade: summary?.meanGrade ?? null,
    worstGrade: summary?.worstGrade ?? null,
    message: words.join(': '),
  };
}
