import { EinthovenError } from '../../errors.ts';

/** One signal of an EDF file in our words. */
export interface EdfSignal {
  readonly label: string;
  readonly physicalUnit: string;
  readonly physicalMinimum: number;
  readonly physicalMaximum: number;
  readonly digitalMinimum: number;
  readonly digitalMaximum: number;
  readonly samplesPerRecord: number;
  /** Bytes from the start of a data record to this signal's samples in it. */
  readonly offset: number;
}

export interface EdfHeader {
  readonly headerBytes: number;
  /** Null where the header says −1: not known when it was written. */
  readonly recordCount: number | null;
  readonly recordSeconds: number;
  readonly recordBytes: number;
  readonly signals: readonly EdfSignal[];
}

const fixedBytes = 256;
const bytesPerSignal = 256;
/** Fields of the signals stand one kind after the other, each for all signals. */
const signalFieldWidths = {
  label: 16,
  transducer: 80,
  physicalUnit: 8,
  physicalMinimum: 8,
  physicalMaximum: 8,
  digitalMinimum: 8,
  digitalMaximum: 8,
  prefilter: 80,
  samplesPerRecord: 8,
} as const;

/**
 * Reads the header of an EDF or continuous EDF+ file (B. Kemp and others, Electroencephalogr Clin Neurophysiol 82:391
 * (1992), https://www.edfplus.info/specs). What it says about the patient is not read.
 * @throws EinthovenError RECORD_INVALID, naming the field.
 */
export function parseEdfHeader(bytes: Uint8Array): EdfHeader {
  const text = (start: number, length: number) =>
    // The standard wants ASCII; µ comes as Latin-1.
    new TextDecoder('latin1')
      .decode(bytes.subarray(start, start + length))
      .replace(/\0/g, ' ')
      .trim();
  if (bytes.length < fixedBytes) throw invalid(`An EDF file has a header of ${fixedBytes} bytes, got ${bytes.length}.`);
  if (bytes[0] === 0xff) throw invalid('This is a BDF file (24 bits), which is not supported.', saveAsEdf);
  if (text(0, 8) !== '0') throw invalid(`An EDF file begins with version "0", got "${text(0, 8)}".`);
  if (text(192, 44).startsWith('EDF+D')) {
    throw invalid('This EDF+ file is discontinuous (EDF+D): its parts do not follow each other without a gap.', {
      remedy: 'Export one continuous part of the recording as EDF or EDF+C.',
    });
  }
  const number = (start: number, name: string, length = 8) => toNumber(text(start, length), name);
  const signalCount = number(252, 'number of signals', 4);
  const headerBytes = number(184, 'number of header bytes');
  if (!Number.isInteger(signalCount) || signalCount < 1) throw invalid(`The EDF header names ${signalCount} signals.`);
  if (headerBytes !== fixedBytes + bytesPerSignal * signalCount || bytes.length < headerBytes) {
    throw invalid(
      `The EDF header of ${signalCount} signals has ${fixedBytes + bytesPerSignal * signalCount} bytes; it says ${headerBytes}, and the file has ${bytes.length}.`,
    );
  }
  const recordCount = number(236, 'number of data records');
  if (!Number.isInteger(recordCount)) throw invalid(`The EDF header names ${recordCount} data records.`);
  const recordSeconds = number(244, 'duration of a data record');
  const signals = readSignals(signalCount, text);
  const recordBytes = signals.reduce((sum, signal) => sum + 2 * signal.samplesPerRecord, 0);
  return { headerBytes, recordCount: recordCount < 0 ? null : recordCount, recordSeconds, recordBytes, signals };
}

function readSignals(signalCount: number, text: (start: number, length: number) => string): EdfSignal[] {
  const starts: Record<string, number> = {};
  let start = fixedBytes;
  for (const [name, width] of Object.entries(signalFieldWidths)) {
    starts[name] = start;
    start += width * signalCount;
  }
  let offset = 0;
  return Array.from({ length: signalCount }, (_, index) => {
    const field = (name: keyof typeof signalFieldWidths) => {
      const width = signalFieldWidths[name];
      return text(starts[name]! + width * index, width);
    };
    const label = field('label');
    const number = (name: keyof typeof signalFieldWidths) => toNumber(field(name), `${name} of signal "${label}"`);
    const samplesPerRecord = number('samplesPerRecord');
    if (!Number.isInteger(samplesPerRecord) || samplesPerRecord < 0) {
      throw invalid(`Signal "${label}" has ${samplesPerRecord} samples a data record.`);
    }
    const signal = {
      label,
      physicalUnit: field('physicalUnit'),
      physicalMinimum: number('physicalMinimum'),
      physicalMaximum: number('physicalMaximum'),
      digitalMinimum: number('digitalMinimum'),
      digitalMaximum: number('digitalMaximum'),
      samplesPerRecord,
      offset,
    };
    offset += 2 * samplesPerRecord;
    return signal;
  });
}

function toNumber(text: string, name: string): number {
  const value = text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw invalid(`The EDF header should have a number as ${name}, got "${text}".`);
  return value;
}

const saveAsEdf = { remedy: 'Export the recording as EDF.' };
const invalid = (message: string, options?: { readonly remedy: string }) =>
  new EinthovenError('RECORD_INVALID', message, options);
