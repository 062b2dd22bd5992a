import { EinthovenError } from '../../errors.ts';
import type { LeadName } from '../../model/lead.ts';
import type { EcgRecord } from '../../model/record.ts';
import { hertz } from '../../units.ts';
import { coveredSpan } from '../covered-span.ts';
import { leadFromText } from '../lead-from-text.ts';
import { readUtf8 } from '../read-utf8.ts';
import { samplingFrequencyFromTimes } from './sampling-frequency-from-times.ts';

const millivoltsPerUnit = { mV: 1, uV: 1e-3 } as const;

/**
 * A table as `encodeCsv` writes it; empty fields become NaN. `name` is the name the record gets. The sampling frequency
 * is the roundest one that fits the times (whole numbers of hertz from two samples on); a lead starts and ends with its
 * first and last sample that is there.
 * @throws EinthovenError RECORD_INVALID, naming the line.
 */
export function decodeCsv(bytes: Uint8Array, name: string): EcgRecord {
  const lines = readUtf8(bytes)
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  const columns = readColumns(lines[0]!);
  const rows = lines.slice(1).map((line, index) => readRow(line, index + 2, columns.length + 1));
  const samplingFrequency = hertz(samplingFrequencyFromTimes(rows.map((row) => row[0]!)));
  const leads = columns.map(({ lead, factor }, column) => {
    const samples = Float32Array.from(rows, (row) => row[column + 1]! * factor);
    return { lead, samples, ...coveredSpan(samples, samplingFrequency) };
  });
  return { name, samplingFrequency, sampleCount: rows.length, leads, comments: [] };
}

function readColumns(line: string): { lead: LeadName; factor: number }[] {
  const [time, ...titles] = line.split(',');
  if (time !== 'time_s') throw invalid(`Line 1 should start with the column time_s, got "${time}".`);
  const columns = titles.map((title) => {
    const [, text = '', unit] = /^(.*)_(mV|uV)$/.exec(title) ?? [];
    const lead = leadFromText(text);
    if (lead === null) throw invalid(`Line 1 should name leads with their unit such as II_mV, got "${title}".`);
    return { lead, factor: millivoltsPerUnit[unit as keyof typeof millivoltsPerUnit] };
  });
  if (columns.length === 0) throw invalid('Line 1 names no lead.');
  if (new Set(columns.map(({ lead }) => lead)).size < columns.length) throw invalid('Line 1 names a lead twice.');
  return columns;
}

function readRow(line: string, number: number, count: number): number[] {
  const fields = line.split(',');
  if (fields.length !== count) throw invalid(`Line ${number} should have ${count} fields, got ${fields.length}.`);
  return fields.map((field, index) => {
    if (field === '' && index > 0) return Number.NaN;
    const value = field.trim() === '' ? Number.NaN : Number(field);
    if (!Number.isFinite(value))
      throw invalid(`Line ${number} should have a number in field ${index + 1}, got "${field}".`);
    return value;
  });
}

const invalid = (message: string) => new EinthovenError('RECORD_INVALID', message);
