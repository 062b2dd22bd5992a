import { encodeCsv, type RecordWriterInput, recordWriters } from '@einthoven/core/formats';
import type { OutputChoice } from './page-result.ts';

/** A record in all formats that were chosen: file name to bytes. Throws RECORD_INVALID. */
export function encodeRecord(
  input: RecordWriterInput,
  { formats, csvUnit }: Pick<OutputChoice, 'formats' | 'csvUnit'>,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const writer of recordWriters) {
    if (!formats.includes(writer.id)) continue;
    for (const [name, bytes] of writer.encode(input)) files.set(name, bytes);
  }
  if (formats.includes('csv')) files.set(`${input.record.name}.csv`, encodeCsv(input.record, { unit: csvUnit }));
  return files;
}
