import type { Digitization } from '../model/page.ts';
import type { EcgRecord } from '../model/record.ts';

/** Where a record comes from and what made it. The caller knows; the library opens no file and asks no clock. */
export interface Provenance {
  /** Program and version, as in `einthoven 0.1.0`. */
  readonly software: string;
  /** Name of the picture file; null leaves it out, for names that could identify a person. Only JSON writes it. */
  readonly sourceName: string | null;
  /** SHA-256 of the bytes of the picture file, 64 hexadecimal digits; null where there is no such file. */
  readonly sourceSha256: string | null;
  /** The options of the run, as JSON can hold them. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface RecordWriterInput {
  readonly record: EcgRecord;
  /** Where the record was read from a page: what the pipeline found on it. */
  readonly digitization?: Digitization;
  readonly provenance: Provenance;
}

/** One output format. A plain object, so that command line, menus and servers read the same list. */
export interface RecordWriter {
  /** As users write it. */
  readonly id: string;
  readonly label: string;
  /** Extensions of the files it writes, without the dot, the one that is opened first. */
  readonly extensions: readonly string[];
  /** Media type of each extension, in the same order. */
  readonly mediaTypes: readonly string[];
  /**
   * The whole record as files: name to bytes. The same input gives the same bytes.
   * @throws EinthovenError RECORD_INVALID where the record is not in order.
   */
  readonly encode: (input: RecordWriterInput) => Map<string, Uint8Array>;
}
