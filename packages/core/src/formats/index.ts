/** Record formats: writers, readers and the JSON schema. */
export { completeLimbLeads } from './complete-limb-leads.ts';
export { csvWriter } from './csv/csv-writer.ts';
export { type DecodeCsvRecordOptions, decodeCsvRecord } from './csv/decode-csv-record.ts';
export { type EncodeCsvOptions, encodeCsv } from './csv/encode-csv.ts';
export { type CutRecordOptions, cutRecord } from './cut-record.ts';
export { decodeRecord } from './decode-record.ts';
export { decodeEdf } from './edf/decode-edf.ts';
export { type JoinRecordsOptions, joinRecords } from './join-records.ts';
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
export { wfdbSignalFiles } from './wfdb/wfdb-signal-files.ts';
export { wfdbWriter } from './wfdb/wfdb-writer.ts';
