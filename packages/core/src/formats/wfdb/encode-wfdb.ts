import type { EcgRecord, LeadSignal } from '../../model/record.ts';
import { checkRecord } from '../check-record.ts';
import { recordFileName } from '../record-file-name.ts';
import { headerComments } from './header-comments.ts';
import { recordFields, signalFields } from './header-fields.ts';
import { writeHeaderLine } from './header-line.ts';

/** 1 microvolt a unit. */
const preferredGain = 1000;
/** Format 16 has 16 bits; its lowest value is kept for samples that are missing. */
const largestUnit = 32_767;
const missingUnit = -32_768;

/**
 * A record as WFDB files: `<name>.hea` and one `<name>.dat` with all leads in format 16, 1000 units a millivolt.
 * A lead that would not fit (beyond ±32.767 mV) gets the next smaller gain of the series 500, 200, 100, 50, …, and a
 * comment says so. Missing samples (NaN) become -32768. The record's comments stand in the header, one line each.
 * @throws EinthovenError RECORD_INVALID where the record is not in order.
 */
export function encodeWfdb(record: EcgRecord): Map<string, Uint8Array> {
  checkRecord(record);
  const name = recordFileName(record.name);
  const gains = record.leads.map(fittingGain);
  const units = record.leads.map(({ samples }, index) => toUnits(samples, gains[index]!));
  const recordLine = writeHeaderLine(recordFields, {
    record_name: name,
    n_sig: String(record.leads.length),
    fs: String(record.samplingFrequency),
    sig_len: String(record.sampleCount),
  });
  const signalLines = record.leads.map(({ lead }, index) =>
    signalLine(`${name}.dat`, lead, gains[index]!, units[index]!),
  );
  const gainComments = record.leads.flatMap(({ lead }, index) =>
    gains[index] === preferredGain
      ? []
      : [`Lead ${lead} has ${gains[index]} units per mV instead of ${preferredGain}, so that nothing is clipped`],
  );
  const lines = [recordLine, ...signalLines, ...headerComments([...record.comments, ...gainComments])];
  return new Map([
    [`${name}.hea`, new TextEncoder().encode(`${lines.join('\n')}\n`)],
    [`${name}.dat`, interleave(units)],
  ]);
}

function signalLine(fileName: string, lead: string, gain: number, units: Int16Array): string {
  return writeHeaderLine(signalFields, {
    file_name: fileName,
    fmt: '16',
    adc_gain: String(gain),
    baseline: '0',
    units: 'mV',
    adc_res: '16',
    adc_zero: '0',
    init_value: String(units[0]),
    checksum: String(checksum(units)),
    block_size: '0',
    sig_name: lead,
  });
}

/** The largest of 1000, 500, 200, 100, 50, … units a millivolt that holds every sample. */
function fittingGain({ samples }: LeadSignal): number {
  let largest = 0;
  for (const value of samples) if (Math.abs(value) > largest) largest = Math.abs(value);
  for (let decade = preferredGain; ; decade /= 10) {
    for (const part of [1, 2, 5]) {
      const gain = decade / part;
      if (Math.round(largest * gain) <= largestUnit) return gain;
    }
  }
}

function toUnits(samples: Float32Array, gain: number): Int16Array {
  return Int16Array.from(samples, (value) => (Number.isNaN(value) ? missingUnit : Math.round(value * gain)));
}

/** The sum of all samples in 16 signed bits, as the standard wants it. */
function checksum(units: Int16Array): number {
  return (units.reduce((sum, value) => sum + value, 0) << 16) >> 16;
}

/** Sample by sample, in each the leads in their order; low byte first. */
function interleave(signals: readonly Int16Array[]): Uint8Array {
  const count = signals[0]!.length;
  const view = new DataView(new ArrayBuffer(2 * count * signals.length));
  signals.forEach((units, signal) => {
    for (let i = 0; i < count; i++) view.setInt16(2 * (i * signals.length + signal), units[i]!, true);
  });
  return new Uint8Array(view.buffer);
}
