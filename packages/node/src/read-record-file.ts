import { basename, dirname, extname, join } from 'node:path';
import { type EcgRecord, EinthovenError, type LeadName } from '@einthoven/core';
import {
  completeLimbLeads,
  cutRecord,
  type DecodeCsvRecordOptions,
  decodeRecord,
  wfdbSignalFiles,
} from '@einthoven/core/formats';
import { type ReadFileOptions, readFileBytes } from './read-file-bytes.ts';

export interface ReadRecordOptions extends DecodeCsvRecordOptions {
  /** First second of the part that is wanted. Default 0. */
  readonly from?: number;
  /** Length of that part in seconds, less where the record ends before. Default: to the end. */
  readonly duration?: number;
  /** `complete`: limb leads that are not in the file are computed from two that are. Default `asRecorded`. */
  readonly limbLeads?: 'asRecorded' | 'complete';
  /** Leads without a sample in which the record is refused. Default: none. */
  readonly requiredLeads?: readonly LeadName[];
  /** Largest size of a file. Default: 256 MiB, six hours of 12 leads at 500 Hz in 16 bits; reading takes six times as much memory. */
  readonly maximumBytes?: number;
}

const defaultMaximumBytes = 2 ** 28;

/**
 * A record from a `.hea` (with the signal files beside it), `.edf`, `.csv` or `.json` file. Samples that are missing stay
 * NaN; what was left out, cut or computed stands in the comments. Each message begins with the path.
 * Throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE, RECORD_INVALID (a broken file, no sample at all, a
 * required lead that is not there) and OPTION_INVALID (a part outside the record).
 */
export async function readRecordFile(path: string, options: ReadRecordOptions = {}): Promise<EcgRecord> {
  const { limbLeads = 'asRecorded', requiredLeads = [] } = options;
  const files = await readFiles(path, {
    maximumBytes: options.maximumBytes ?? defaultMaximumBytes,
    limitName: 'maximumBytes',
    remedies,
  });
  return withPath(path, () => {
    const whole = decodeRecord(basename(path), (name) => files.get(name)!, options);
    const recorded = cutRecord(whole, options);
    const record = limbLeads === 'complete' ? completeLimbLeads(recorded) : recorded;
    checkLeads(record, requiredLeads);
    return record;
  });
}

/** The file itself and, of a WFDB header, its signal files, by their names. */
async function readFiles(path: string, options: ReadFileOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = await readFileBytes(path, options);
  if (bytes.length === 0) throw new EinthovenError('FILE_EMPTY', `${path} has no bytes.`, { remedy: copyAgain });
  const files = new Map([[basename(path), bytes]]);
  if (extname(path).toLowerCase() !== '.hea') return files;
  const names = withPath(path, () => wfdbSignalFiles(new TextDecoder().decode(bytes)));
  for (const name of names) {
    files.set(name, await readSignalFile(join(dirname(path), name), { header: path, options }));
  }
  return files;
}

async function readSignalFile(path: string, { header, options }: { header: string; options: ReadFileOptions }) {
  try {
    return await readFileBytes(path, options);
  } catch (error) {
    if (!(error instanceof EinthovenError) || error.code !== 'FILE_NOT_FOUND') throw error;
    throw new EinthovenError('FILE_NOT_FOUND', `There is no file ${path}, which ${header} names.`, {
      cause: error,
      remedy: `Put ${basename(path)} beside ${basename(header)}.`,
    });
  }
}

function checkLeads(record: EcgRecord, requiredLeads: readonly LeadName[]): void {
  const filled = record.leads.filter(({ samples }) => samples.some((value) => !Number.isNaN(value)));
  if (filled.length === 0) {
    throw new EinthovenError('RECORD_INVALID', 'Every sample of every lead is missing.', { remedy: copyAgain });
  }
  const missing = requiredLeads.filter((lead) => !filled.some((signal) => signal.lead === lead));
  if (missing.length === 0) return;
  const found = filled.map(({ lead }) => lead).join(', ');
  throw new EinthovenError(
    'RECORD_INVALID',
    `Leads that are needed are missing: ${missing.join(', ')}. Found: ${found}.`,
    {
      remedy: 'Choose a layout without them, or give limbLeads: complete where only limb leads are missing.',
    },
  );
}

/** Errors of decoders know the line but not the file. */
function withPath<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EinthovenError)) throw error;
    const { code, message, remedy } = error;
    throw new EinthovenError(code, `${path}: ${message}`, { cause: error, remedy });
  }
}

const remedies = {
  FILE_UNREADABLE: 'Give the path of a record file, and check its permissions.',
  FILE_TOO_LARGE: 'Raise maximumBytes, or export a shorter part of the recording.',
};
const copyAgain = 'Copy the file again from its source.';
