import { EinthovenError } from '../errors.ts';

/** The rows of a table with titles, each by the names of its columns, as texts. */
export type CsvRows = readonly Readonly<Record<string, string>>[];

export interface ParseCsvOptions {
  /** Columns without which the table is of no use. Default: none. */
  readonly required?: readonly string[];
}

/**
 * Reads a table with commas after RFC 4180: fields in quotes may hold commas, doubled quotes and line breaks. A title
 * that is empty (the index of pandas) is called `index`.
 *
 * @throws EinthovenError RECORD_INVALID without titles, for a row of another length, for a quote that does not end, and
 *   where a required column is missing.
 */
export function parseCsv(text: string, { required = [] }: ParseCsvOptions = {}): CsvRows {
  const [titleRow, ...rows] = splitFields(text.replace(/^\ufeff/, ''));
  if (titleRow === undefined) throw new EinthovenError('RECORD_INVALID', 'The table is empty; titles are missing.');
  const titles = titleRow.map((title) => title.trim() || 'index');
  const missing = required.filter((title) => !titles.includes(title));
  if (missing.length > 0) {
    throw new EinthovenError(
      'RECORD_INVALID',
      `The table has no column ${missing.join(', ')}; its columns are ${titles.join(', ')}.`,
    );
  }
  return rows.map((row, index) => {
    if (row.length !== titles.length) {
      const message = `Row ${index + 2} of the table has ${row.length} fields; the titles are ${titles.length}.`;
      throw new EinthovenError('RECORD_INVALID', message);
    }
    return Object.fromEntries(titles.map((title, column) => [title, row[column]!]));
  });
}

/** Fields of all rows that are not empty. */
function splitFields(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A field in quotes or a plain one, and what ends it; matches follow each other without a gap.
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (pattern.lastIndex < text.length || row.length > 0) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) {
      const line = text.slice(0, start).split('\n').length;
      throw new EinthovenError('RECORD_INVALID', `Line ${line} of the table has a quote in the wrong place.`);
    }
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (pattern.lastIndex >= text.length) break;
  }
  return rows;
}
