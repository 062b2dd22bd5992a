import { provenanceComments } from '../provenance-comments.ts';
import type { RecordWriter, RecordWriterInput } from '../record-writer.ts';
import { encodeWfdb } from './encode-wfdb.ts';

/** PhysioNet's format; the header gets the record's own comments and, for digitized pages, where they come from. */
export const wfdbWriter = {
  id: 'wfdb',
  label: 'WFDB record',
  extensions: ['hea', 'dat'],
  mediaTypes: ['text/plain', 'application/octet-stream'],
  encode({ record, digitization, provenance }: RecordWriterInput): Map<string, Uint8Array> {
    const origin = digitization === undefined ? [] : provenanceComments(digitization, provenance);
    return encodeWfdb({ ...record, comments: [...new Set([...record.comments, ...origin])] });
  },
} as const satisfies RecordWriter;
