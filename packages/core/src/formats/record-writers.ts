import { csvWriter } from './csv/csv-writer.ts';
import { jsonWriter } from './json/json-writer.ts';
import type { RecordWriter } from './record-writer.ts';
import { wfdbWriter } from './wfdb/wfdb-writer.ts';

/** All output formats. */
export const recordWriters = [wfdbWriter, csvWriter, jsonWriter] as const satisfies readonly RecordWriter[];
