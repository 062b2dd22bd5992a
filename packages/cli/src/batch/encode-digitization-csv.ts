import type { PageRow } from './page-result.ts';

const columns: readonly (readonly [string, (row: PageRow) => string | number | null | undefined])[] = [
  ['path', (row) => row.path],
  ['page', (row) => (row.joined ? `1-${row.pageCount}` : row.page)],
  ['ecg', (row) => (row.joined ? null : row.ecg)],
  ['status', (row) => row.status],
  ['layout', (row) => row.summary?.layout],
  ['paper_speed_mm_s', (row) => row.summary?.paperSpeed],
  ['gain_mm_mV', (row) => row.summary?.gain],
  ['scale_source', (row) => row.summary?.scaleSource],
  ['mean_grade', (row) => row.summary?.meanGrade],
  ['worst_grade', (row) => row.summary?.worstGrade],
  ['missing_leads', (row) => row.summary?.missingLeads.join(' ')],
  ['error_code', (row) => row.errorCode],
  ['message', (row) => row.message],
  ['seconds', (row) => row.seconds.toFixed(2)],
  ['output', (row) => row.output],
];

/** One row an ECG, and one for the joined pages of a file (RFC 4180, UTF-8, lines end with \n); what is not known is an empty field. */
export function encodeDigitizationCsv(rows: readonly PageRow[]): Uint8Array {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, read]) => quote(read(row))))];
  return new TextEncoder().encode(lines.map((cells) => `${cells.join(',')}\n`).join(''));
}

function quote(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
