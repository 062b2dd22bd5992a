import { EinthovenError } from '../../errors.ts';

/** A text table: its titles, and its other lines as they are. Long recordings have a million of them. */
export interface TextTable {
  readonly delimiter: string;
  /** Names of the columns. */
  readonly titles: readonly string[];
  readonly lines: readonly TableLine[];
}

export interface TableLine {
  /** Number of the line in the file, from 1. */
  readonly number: number;
  readonly text: string;
}

const delimiters = ['\t', ';', ','] as const;

/**
 * Finds titles and lines of a table with comma, semicolon or tab, whichever the title line has most of. Empty lines and
 * lines that begin with # are passed over.
 * @throws EinthovenError RECORD_INVALID where there is no title line.
 */
export function readTable(text: string): TextTable {
  const [title, ...lines] = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, text: line }))
    .filter(({ text: line }) => line.trim() !== '' && !line.startsWith('#'));
  if (title === undefined)
    throw new EinthovenError('RECORD_INVALID', 'The table is empty; a line of titles is missing.');
  const delimiter = delimiters.reduce((best, next) =>
    title.text.split(next).length > title.text.split(best).length ? next : best,
  );
  return { delimiter, titles: splitLine(title.text, delimiter), lines };
}

/** The fields of a line without blanks and quotes (" or ', as PhysioNet's tools write them) around them. */
export const splitLine = (line: string, delimiter: string) => line.split(delimiter).map(cleanField);

/** One field without blanks and quotes around it. */
export const cleanField = (field: string) =>
  field
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
