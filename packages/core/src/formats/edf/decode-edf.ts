import { EinthovenError } from '../../errors.ts';
import type { LeadName } from '../../model/lead.ts';
import type { EcgRecord } from '../../model/record.ts';
import { hertz, seconds } from '../../units.ts';
import { leadFromText } from '../lead-from-text.ts';
import { leftOutComment } from '../left-out-comment.ts';
import { millivoltsPerUnit } from '../millivolts-per-unit.ts';
import { type EdfHeader, type EdfSignal, parseEdfHeader } from './parse-edf-header.ts';

/** The signal of EDF+ that holds texts instead of samples. */
const annotationLabel = 'EDF Annotations';

/**
 * The ECG leads of an EDF or continuous EDF+ file in millivolts. `name` is the name the record gets; nothing about the
 * patient is read. Signals that are none of the 12 leads are named in the comments, by labels such as `ECG II`, `EKG V1`,
 * `Lead aVF`. EDF cannot mark missing samples.
 * @throws EinthovenError RECORD_INVALID: no lead, discontinuous (EDF+D), leads at different sampling frequencies, a unit
 *   that is no voltage, a broken header or a file that is cut short.
 */
export function decodeEdf(bytes: Uint8Array, name: string): EcgRecord {
  const header = parseEdfHeader(bytes);
  const { chosen, leftOut } = chooseLeads(header.signals);
  const { recordCount, unreadBytes } = countRecords(header, bytes.length);
  const { samplesPerRecord, samplingFrequency } = checkRates(chosen, header.recordSeconds);
  const sampleCount = recordCount * samplesPerRecord;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const leads = [...chosen].map(([lead, signal]) => ({
    lead,
    samples: readSamples(view, { signal, header, recordCount }),
    start: seconds(0),
    end: seconds(sampleCount / samplingFrequency),
  }));
  const comments = leftOutComment(leftOut);
  if (unreadBytes > 0) comments.push(`${unreadBytes} bytes after the last data record were left out`);
  return { name, samplingFrequency: hertz(samplingFrequency), sampleCount, leads, comments };
}

function chooseLeads(signals: readonly EdfSignal[]) {
  const chosen = new Map<LeadName, EdfSignal>();
  const leftOut: string[] = [];
  for (const signal of signals) {
    const lead = leadFromText(signal.label);
    if (lead !== null && !chosen.has(lead)) chosen.set(lead, signal);
    else if (signal.label !== annotationLabel) leftOut.push(signal.label);
  }
  if (chosen.size === 0)
    throw invalid(`The file has none of the 12 leads; its signals: ${leftOut.join(', ')}.`, rename);
  return { chosen, leftOut };
}

function countRecords({ headerBytes, recordBytes, recordCount }: EdfHeader, fileBytes: number) {
  const available = fileBytes - headerBytes;
  const count = recordCount ?? Math.floor(available / recordBytes);
  if (count < 1) throw invalid('The file has no data record.');
  const needed = count * recordBytes;
  if (available < needed) {
    throw invalid(`The file should have ${headerBytes + needed} bytes for ${count} data records, got ${fileBytes}.`, {
      remedy: 'Copy the file again from its source; it was cut short.',
    });
  }
  return { recordCount: count, unreadBytes: available - needed };
}

function checkRates(chosen: ReadonlyMap<LeadName, EdfSignal>, recordSeconds: number) {
  const [first] = chosen.values();
  const { samplesPerRecord } = first!;
  if ([...chosen.values()].some((signal) => signal.samplesPerRecord !== samplesPerRecord)) {
    const rates = [...chosen].map(([lead, signal]) => `${lead} ${signal.samplesPerRecord / recordSeconds} Hz`);
    throw invalid(`The leads have different sampling frequencies: ${rates.join(', ')}.`, {
      remedy: 'Export all leads at one sampling frequency.',
    });
  }
  const samplingFrequency = samplesPerRecord / recordSeconds;
  if (!(samplingFrequency > 0 && Number.isFinite(samplingFrequency))) {
    throw invalid(`${samplesPerRecord} samples in a data record of ${recordSeconds} s give no sampling frequency.`);
  }
  return { samplesPerRecord, samplingFrequency };
}

interface SignalSource {
  readonly signal: EdfSignal;
  readonly header: EdfHeader;
  readonly recordCount: number;
}

function readSamples(view: DataView, { signal, header, recordCount }: SignalSource): Float32Array {
  const { label, physicalMinimum, physicalMaximum, digitalMinimum, digitalMaximum, samplesPerRecord } = signal;
  const factor = millivoltsPerUnit(signal.physicalUnit, label);
  const scale = (physicalMaximum - physicalMinimum) / (digitalMaximum - digitalMinimum);
  if (!(Number.isFinite(scale) && scale !== 0 && digitalMaximum > digitalMinimum)) {
    throw invalid(
      `Signal "${label}" has no scale: ${digitalMinimum} to ${digitalMaximum} are ${physicalMinimum} to ${physicalMaximum} ${signal.physicalUnit}.`,
    );
  }
  const samples = new Float32Array(recordCount * samplesPerRecord);
  for (let record = 0; record < recordCount; record++) {
    const at = header.headerBytes + record * header.recordBytes + signal.offset;
    for (let i = 0; i < samplesPerRecord; i++) {
      const digital = view.getInt16(at + 2 * i, true);
      samples[record * samplesPerRecord + i] = factor * (physicalMinimum + (digital - digitalMinimum) * scale);
    }
  }
  return samples;
}

const rename = { remedy: 'Name the leads I, II, III, aVR, aVL, aVF, V1 to V6, alone or after "ECG".' };
const invalid = (message: string, options?: { readonly remedy: string }) =>
  new EinthovenError('RECORD_INVALID', message, options);
