import { recordFileName } from '../record-file-name.ts';
import type { RecordWriter, RecordWriterInput } from '../record-writer.ts';
import { encodeJson } from './encode-json.ts';

/** Everything: signals, confidences, layout, scale, quality and provenance. */
export const jsonWriter = {
  id: 'json',
  label: 'JSON document',
  extensions: ['json'],
  mediaTypes: ['application/json'],
  encode(input: RecordWriterInput): Map<string, Uint8Array> {
    return new Map([[`${recordFileName(input.record.name)}.json`, encodeJson(input)]]);
  },
} as const satisfies RecordWriter;
