import { EinthovenError } from '../../errors.ts';
import { cleanField, type TextTable } from './read-table.ts';

export interface NumberColumns {
  /** Values of each column; NaN where the field is missing. */
  readonly values: readonly Float64Array[];
  /** Most digits behind the point in the last column, less where an exponent moves it to the right. */
  readonly decimals: number;
}

/** What tables write for a sample that is not there. */
const missingMarks = new Set(['', 'nan', 'na', 'n/a', 'null', 'none', '-', '#n/a']);

/**
 * The numbers of some columns of a table, one or more, by their places from 0.
 * @throws EinthovenError RECORD_INVALID where a line has more or fewer fields than the titles, or a field is no number.
 */
export function readColumns({ lines, titles, delimiter }: TextTable, places: readonly number[]): NumberColumns {
  const values = places.map(() => new Float64Array(lines.length));
  const last = places.at(-1)!;
  let decimals = 0;
  lines.forEach(({ number, text }, row) => {
    const fields = text.split(delimiter);
    if (fields.length !== titles.length) {
      throw invalid(`Line ${number} should have ${titles.length} fields, got ${fields.length}.`);
    }
    places.forEach((place, index) => {
      const field = fields[place]!;
      const value = readNumber(field, delimiter);
      if (value === null) {
        throw invalid(`Line ${number} should have a number in field ${place + 1}, got "${cleanField(field)}".`);
      }
      values[index]![row] = value;
    });
    decimals = Math.max(decimals, decimalsOf(fields[last]!));
  });
  return { values, decimals };
}

/** NaN where it is missing, null where it is no number. */
function readNumber(field: string, delimiter: string): number | null {
  const value = Number(field);
  // Most fields are plain numbers, and no others need the slow way; Number takes blanks for zero.
  if (Number.isFinite(value) && field.trim() !== '') return value;
  const clean = cleanField(field);
  if (missingMarks.has(clean.toLowerCase())) return Number.NaN;
  const other = Number(delimiter === ',' ? clean : clean.replace(',', '.'));
  return Number.isFinite(other) ? other : null;
}

function decimalsOf(field: string): number {
  const [, digits = '', exponent = '0'] = /[.,](\d*)(?:e([-+]?\d+))?["' ]*$/i.exec(field) ?? [];
  return exponent === '0' && digits === '' ? -exponentOf(field) : digits.length - Number(exponent);
}

/** Of numbers without a point, such as 2e-3. */
const exponentOf = (field: string) => Number(/\de([-+]?\d+)["' ]*$/i.exec(field)?.[1] ?? 0);

const invalid = (message: string) => new EinthovenError('RECORD_INVALID', message);
