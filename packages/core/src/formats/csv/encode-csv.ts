import type { EcgRecord } from '../../model/record.ts';
import { checkRecord } from '../check-record.ts';

export interface EncodeCsvOptions {
  /** Unit of the leads. @default 'mV' */
  readonly unit?: 'mV' | 'uV';
}

/** Microseconds: exact for 500 Hz, half a microsecond off at most for any other frequency. */
const timeDecimals = 6;
/** A tenth of a microvolt. */
const unitFormats = { mV: { factor: 1, decimals: 4 }, uV: { factor: 1000, decimals: 1 } } as const;

/**
 * A record as a table (RFC 4180, UTF-8, lines end with \n): `time_s` in seconds from the start of the record, then one
 * column a lead, named like `II_mV`. A missing sample (NaN) is an empty field.
 * @throws EinthovenError RECORD_INVALID where the record is not in order.
 */
export function encodeCsv(record: EcgRecord, { unit = 'mV' }: EncodeCsvOptions = {}): Uint8Array {
  checkRecord(record);
  const { factor, decimals } = unitFormats[unit];
  const lines = [['time_s', ...record.leads.map(({ lead }) => `${lead}_${unit}`)].join(',')];
  for (let i = 0; i < record.sampleCount; i++) {
    const row = [(i / record.samplingFrequency).toFixed(timeDecimals)];
    for (const { samples } of record.leads) row.push(fixed(samples[i]! * factor, decimals));
    lines.push(row.join(','));
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function fixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '';
  const text = value.toFixed(decimals);
  // -0.0000 would be a different text for the same value.
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}
