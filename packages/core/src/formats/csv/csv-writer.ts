import { recordFileName } from '../record-file-name.ts';
import type { RecordWriter, RecordWriterInput } from '../record-writer.ts';
import { encodeCsv } from './encode-csv.ts';

/** A table in millivolts that every spreadsheet and statistics program opens. */
export const csvWriter = {
  id: 'csv',
  label: 'CSV table',
  extensions: ['csv'],
  mediaTypes: ['text/csv'],
  encode({ record }: RecordWriterInput): Map<string, Uint8Array> {
    return new Map([[`${recordFileName(record.name)}.csv`, encodeCsv(record)]]);
  },
} as const satisfies RecordWriter;
