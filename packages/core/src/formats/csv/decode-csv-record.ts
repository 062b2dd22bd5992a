import { EinthovenError } from '../../errors.ts';
import type { EcgRecord } from '../../model/record.ts';
import { hertz } from '../../units.ts';
import { coveredSpan } from '../covered-span.ts';
import { leftOutComment } from '../left-out-comment.ts';
import { millivoltsPerUnit } from '../millivolts-per-unit.ts';
import { isUnitLine, nameColumns, type TableColumns } from './name-columns.ts';
import { readTable, type TextTable } from './read-table.ts';
import { readText } from './read-text.ts';
import { samplingFrequencyFromTimes } from './sampling-frequency-from-times.ts';

export interface DecodeCsvRecordOptions {
  /** Hz; for tables without a time column. A time column is believed more. */
  readonly samplingFrequency?: number;
  /** For columns whose title names no unit. A named unit is believed more. */
  readonly unit?: 'V' | 'mV' | 'uV' | 'nV';
}

/** What tables write for a sample that is not there. */
const missingMarks = new Set(['', 'nan', 'na', 'n/a', 'null', 'none', '-', '#n/a']);
/** Titles of the columns that count samples. */
const counterTitles = /^(?:sample|samples|index|n|no|nr|#|sample[ _](?:number|interval)|column \d+)$/i;

/**
 * A record from a text table: our own CSV and the usual forms of others. A line of titles with the names of the leads,
 * with or without units (`II_mV`, `II (µV)`, a second line of units, or the option); an optional column of times in s or
 * ms; comma, semicolon or tab; decimal comma where the fields are parted by something else. Empty fields and `NaN` are
 * missing. Nothing is guessed: without a unit or a sampling frequency the table is refused. `name` is the record's.
 * @throws EinthovenError RECORD_INVALID, naming the line or the column.
 */
export function decodeCsvRecord(bytes: Uint8Array, name: string, options: DecodeCsvRecordOptions = {}): EcgRecord {
  const table = readTable(readText(bytes));
  const hasUnitLine = table.rows[0] !== undefined && isUnitLine(table.rows[0].fields);
  const columns = nameColumns(table, hasUnitLine ? table.rows[0]!.fields : null);
  const body = hasUnitLine ? { ...table, rows: table.rows.slice(1) } : table;
  if (body.rows.length === 0) throw invalid('The table has titles but no samples.');
  const samplingFrequency = hertz(findSamplingFrequency(body, columns, options));
  const leads = columns.leads.map(({ lead, column, unit }) => {
    const factor = millivoltsPerUnit(unit ?? options.unit ?? '', lead);
    const samples = Float32Array.from(readColumn(body, column), (value) => value * factor);
    return { lead, samples, ...coveredSpan(samples, samplingFrequency) };
  });
  const leftOut = columns.leftOut.filter((title) => !counterTitles.test(title));
  return { name, samplingFrequency, sampleCount: body.rows.length, leads, comments: leftOutComment(leftOut) };
}

function findSamplingFrequency(table: TextTable, { time }: TableColumns, options: DecodeCsvRecordOptions): number {
  const { samplingFrequency } = options;
  if (time === null) {
    if (samplingFrequency === undefined) throw invalid('The table has no column of times.', giveFrequency);
    if (samplingFrequency > 0 && Number.isFinite(samplingFrequency)) return samplingFrequency;
    throw new EinthovenError('OPTION_INVALID', `The sampling frequency must be above 0 Hz, got ${samplingFrequency}.`);
  }
  const { column, secondsPerUnit } = time;
  const times = readColumn(table, column);
  const gap = times.findIndex(Number.isNaN);
  if (gap >= 0) throw invalid(`Line ${table.rows[gap]!.line} has no time.`);
  const start = times[0]!;
  // Times are as exact as they are written: half of the last digit.
  const decimals = table.rows.reduce((most, { fields }) => Math.max(most, decimalsOf(fields[column]!)), 0);
  return samplingFrequencyFromTimes(
    times.map((value) => (value - start) * secondsPerUnit),
    { tolerance: 0.51 * 10 ** -decimals * secondsPerUnit, lines: table.rows.map(({ line }) => line) },
  );
}

/** Digits behind the point or comma, less where an exponent moves it to the right. */
function decimalsOf(field: string): number {
  const [, digits = '', exponent = '0'] = /^[^.,e]*(?:[.,](\d*))?(?:e([-+]?\d+))?$/i.exec(field) ?? [];
  return digits.length - Number(exponent);
}

function readColumn({ rows, delimiter }: TextTable, column: number): number[] {
  return rows.map(({ fields, line }) => {
    const field = fields[column]!;
    if (missingMarks.has(field.toLowerCase())) return Number.NaN;
    const value = Number(delimiter === ',' ? field : field.replace(',', '.'));
    if (Number.isFinite(value)) return value;
    throw invalid(`Line ${line} should have a number in field ${column + 1}, got "${field}".`);
  });
}

const giveFrequency = { remedy: 'Give the sampling frequency, or a column time_s with the seconds of each sample.' };
const invalid = (message: string, options?: { readonly remedy: string }) =>
  new EinthovenError('RECORD_INVALID', message, options);
