import { EinthovenError } from '../../errors.ts';
import type { EcgRecord } from '../../model/record.ts';
import { hertz } from '../../units.ts';
import { coveredSpan } from '../covered-span.ts';
import { leftOutComment } from '../left-out-comment.ts';
import { millivoltsPerUnit } from '../millivolts-per-unit.ts';
import { isUnitLine, nameColumns, type TableColumns } from './name-columns.ts';
import { type NumberColumns, readColumns } from './read-columns.ts';
import { readTable, splitLine, type TextTable } from './read-table.ts';
import { readText } from './read-text.ts';
import { samplingFrequencyFromTimes } from './sampling-frequency-from-times.ts';

export interface DecodeCsvRecordOptions {
  /** Hz; for tables without a time column. A time column is believed more. */
  readonly samplingFrequency?: number;
  /** For columns whose title names no unit. A named unit is believed more. */
  readonly unit?: 'V' | 'mV' | 'uV' | 'nV';
}

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
  const { table, columns } = nameTable(readTable(readText(bytes)));
  if (table.lines.length === 0) throw invalid('The table has titles but no samples.');
  const numbers = readColumns(table, [
    ...columns.leads.map(({ column }) => column),
    ...(columns.time === null ? [] : [columns.time.column]),
  ]);
  const samplingFrequency = hertz(findSamplingFrequency(columns, { numbers, table }, options));
  const leads = columns.leads.map(({ lead, unit }, index) => {
    const factor = millivoltsPerUnit(unit ?? options.unit ?? '', lead);
    const samples = Float32Array.from(numbers.values[index]!, (value) => value * factor);
    return { lead, samples, ...coveredSpan(samples, samplingFrequency) };
  });
  const leftOut = columns.leftOut.filter((title) => !counterTitles.test(title));
  return { name, samplingFrequency, sampleCount: table.lines.length, leads, comments: leftOutComment(leftOut) };
}

/** The table without its line of units, if it has one, and what its columns are. */
function nameTable(table: TextTable): { readonly table: TextTable; readonly columns: TableColumns } {
  const second = table.lines[0] === undefined ? [] : splitLine(table.lines[0].text, table.delimiter);
  if (!isUnitLine(second)) return { table, columns: nameColumns(table.titles, null) };
  return { table: { ...table, lines: table.lines.slice(1) }, columns: nameColumns(table.titles, second) };
}

function findSamplingFrequency(
  { time }: TableColumns,
  { numbers, table }: { readonly numbers: NumberColumns; readonly table: TextTable },
  { samplingFrequency }: DecodeCsvRecordOptions,
): number {
  if (time === null) {
    if (samplingFrequency === undefined) throw invalid('The table has no column of times.', giveFrequency);
    if (samplingFrequency > 0 && Number.isFinite(samplingFrequency)) return samplingFrequency;
    throw new EinthovenError('OPTION_INVALID', `The sampling frequency must be above 0 Hz, got ${samplingFrequency}.`);
  }
  // The times were read last.
  const times = numbers.values.at(-1)!;
  const gap = times.findIndex(Number.isNaN);
  if (gap >= 0) throw invalid(`Line ${table.lines[gap]!.number} has no time.`);
  const start = times[0]!;
  return samplingFrequencyFromTimes(
    times.map((value) => (value - start) * time.secondsPerUnit),
    {
      // Times are as exact as they are written: half of the last digit.
      tolerance: 0.51 * 10 ** -numbers.decimals * time.secondsPerUnit,
      lineOf: (index) => table.lines[index]!.number,
    },
  );
}

const giveFrequency = { remedy: 'Give the sampling frequency, or a column time_s with the seconds of each sample.' };
const invalid = (message: string, options?: { readonly remedy: string }) =>
  new EinthovenError('RECORD_INVALID', message, options);
