import { EinthovenError } from '../../errors.ts';
import { headerDefaults, recordFields, signalFields } from './header-fields.ts';
import { readHeaderLine } from './header-line.ts';
import { signalFormats } from './signal-formats.ts';

/** One signal line in our words. */
export interface WfdbSignal {
  readonly fileName: string;
  readonly format: number;
  readonly byteOffset: number;
  /** Samples by which the signal stands later in the file than it was measured. */
  readonly skew: number;
  readonly unitsPerPhysicalUnit: number;
  readonly baseline: number;
  readonly physicalUnit: string;
  /** Value before the first sample of the formats that store differences. */
  readonly initialValue: number;
  /** Null where the header does not say. */
  readonly checksum: number | null;
  /** Empty where the header does not say. */
  readonly description: string;
}

export interface WfdbHeader {
  readonly recordName: string;
  readonly samplingFrequency: number;
  /** Null where the header does not say. */
  readonly sampleCount: number | null;
  readonly signals: readonly WfdbSignal[];
  readonly comments: readonly string[];
}

/**
 * Reads the header of a WFDB record of one segment with one sample a frame; missing fields get the values that the
 * standard gives them (250 Hz, 200 units, mV).
 * @throws EinthovenError RECORD_INVALID, naming the line.
 */
export function parseWfdbHeader(headerText: string): WfdbHeader {
  const numbered = headerText.split(/\r\n|\n|\r/).map((text, index) => ({ text: text.trim(), number: index + 1 }));
  const comments = numbered.filter(({ text }) => text.startsWith('#')).map(({ text }) => text.replace(/^#\s*/, ''));
  const [first, ...rest] = numbered.filter(({ text }) => text !== '' && !text.startsWith('#'));
  if (first === undefined) throw invalid('The header is empty; a record line is missing.');
  const record = readHeaderLine(recordFields, first.text);
  if (record === null) {
    throw invalid(`${where(first)} should be a record line such as "name 12 500 5000", got "${first.text}".`);
  }
  if (record.n_seg !== undefined) {
    throw invalid(
      `${where(first)} announces a record of several segments, which is not supported; read its segments one by one.`,
    );
  }
  const signalCount = Number(record.n_sig);
  if (rest.length !== signalCount) {
    throw invalid(`${where(first)} announces ${signalCount} signals, but ${rest.length} signal lines follow.`);
  }
  const samplingFrequency = Number(record.fs ?? headerDefaults.fs);
  if (!(samplingFrequency > 0)) throw invalid(`${where(first)} has the sampling frequency ${record.fs}.`);
  return {
    recordName: record.record_name!,
    samplingFrequency,
    // The standard writes 0 where the length is not known.
    sampleCount: Number(record.sig_len ?? 0) || null,
    signals: rest.map(parseSignalLine),
    comments: comments.filter((comment) => comment !== ''),
  };
}

interface NumberedLine {
  readonly text: string;
  readonly number: number;
}

function parseSignalLine(line: NumberedLine): WfdbSignal {
  const values = readHeaderLine(signalFields, line.text);
  if (values === null) {
    throw invalid(
      `${where(line)} should be a signal line such as "name.dat 16 1000(0)/mV 16 0 0 0 0 II", got "${line.text}".`,
    );
  }
  if (/[/\\]/.test(values.file_name!)) {
    throw invalid(`${where(line)} names the file "${values.file_name}"; it must stand beside the header.`);
  }
  const format = Number(values.fmt);
  if (!signalFormats.has(format)) {
    const known = [...signalFormats.keys()].join(', ');
    throw invalid(`${where(line)} has the signal format ${format}; supported are ${known}.`);
  }
  if (Number(values.samps_per_frame ?? 1) !== 1) {
    throw invalid(`${where(line)} has ${values.samps_per_frame} samples a frame; only 1 is supported.`);
  }
  const gain = Number(values.adc_gain ?? 0);
  return {
    fileName: values.file_name!,
    format,
    byteOffset: Number(values.byte_offset ?? 0),
    skew: Number(values.skew ?? 0),
    // The standard reads a gain of 0 as "not calibrated" and takes the default for it.
    unitsPerPhysicalUnit: gain === 0 ? headerDefaults.adc_gain : gain,
    baseline: Number(values.baseline ?? values.adc_zero ?? headerDefaults.adc_zero),
    physicalUnit: values.units ?? headerDefaults.units,
    initialValue: Number(values.init_value ?? values.adc_zero ?? headerDefaults.adc_zero),
    checksum: values.checksum === undefined ? null : Number(values.checksum),
    description: values.sig_name ?? '',
  };
}

const where = (line: NumberedLine) => `Line ${line.number} of the header`;
const invalid = (message: string) => new EinthovenError('RECORD_INVALID', message);
