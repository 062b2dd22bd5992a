import { EinthovenError } from '../../errors.ts';

/** A text table, split into fields. */
export interface TextTable {
  readonly delimiter: string;
  /** Names of the columns. */
  readonly titles: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

const delimiters = ['\t', ';', ','] as const;

/**
 * Splits a table into fields: comma, semicolon or tab, whichever the title line has most of. Empty lines and lines that
 * begin with # are passed over; quotes around a field (" or ', as PhysioNet's tools write them) are taken off.
 * @throws EinthovenError RECORD_INVALID where there is no title line, or a row has more or fewer fields than it.
 */
export function readTable(text: string): TextTable {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter(({ text: line }) => line.trim() !== '' && !line.startsWith('#'));
  const [title, ...rest] = lines;
  if (title === undefined)
    throw new EinthovenError('RECORD_INVALID', 'The table is empty; a line of titles is missing.');
  const delimiter = delimiters.reduce((best, next) =>
    title.text.split(next).length > title.text.split(best).length ? next : best,
  );
  const titles = splitLine(title.text, delimiter);
  const rows = rest.map(({ line, text: row }) => ({ line, fields: splitLine(row, delimiter) }));
  const odd = rows.find(({ fields }) => fields.length !== titles.length);
  if (odd !== undefined) {
    throw new EinthovenError(
      'RECORD_INVALID',
      `Line ${odd.line} should have ${titles.length} fields, got ${odd.fields.length}.`,
    );
  }
  return { delimiter, titles, rows };
}

const splitLine = (line: string, delimiter: string) =>
  line.split(delimiter).map((field) =>
    field
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
  );
