/** Record formats: writers, readers and the JSON schema. */
export { csvWriter } from './csv/csv-writer.ts';
export { decodeCsv } from './csv/decode-csv.ts';
export { type EncodeCsvOptions, encodeCsv } from './csv/encode-csv.ts';
export { decodeRecord } from './decode-record.ts';
export { decodeJson } from './json/decode-json.ts';
export {
  type DigitizationJson,
  digitizationJsonSchema,
  digitizationSchemaVersion,
} from './json/digitization-json-schema.ts';
export { encodeDigitizationJson } from './json/encode-digitization-json.ts';
export { encodeJson } from './json/encode-json.ts';
export { jsonWriter } from './json/json-writer.ts';
export { provenanceComments } from './provenance-comments.ts';
export { recordFileName } from './record-file-name.ts';
export type { Provenance, RecordWriter, RecordWriterInput } from './record-writer.ts';
export { recordWriters } from './record-writers.ts';
export { decodeWfdb } from './wfdb/decode-wfdb.ts';
export { encodeWfdb } from './wfdb/encode-wfdb.ts';
export { wfdbWriter } from './wfdb/wfdb-writer.ts';
