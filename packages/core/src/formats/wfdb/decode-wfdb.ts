import { EinthovenError } from '../../errors.ts';
import type { LeadName } from '../../model/lead.ts';
import type { EcgRecord, LeadSignal } from '../../model/record.ts';
import { hertz } from '../../units.ts';
import { coveredSpan } from '../covered-span.ts';
import { leadFromText } from '../lead-from-text.ts';
import { leftOutComment } from '../left-out-comment.ts';
import { millivoltsPerUnit } from '../millivolts-per-unit.ts';
import { parseWfdbHeader, type WfdbSignal } from './parse-wfdb-header.ts';
import { readSignalGroup } from './read-signal-group.ts';

/**
 * A WFDB record of one segment, formats 8, 16, 24, 32, 61, 80, 160, 212, 310 and 311, also behind a byte offset, and
 * Matlab 4 `.mat` signal files as PhysioNet has them. `readSignalFile` gives the bytes of a file beside the header by its name. Samples are millivolts, missing
 * ones NaN; a lead starts and ends with its first and last sample that is there. Signals that are none of the 12 leads
 * are named in the comments.
 * @throws EinthovenError RECORD_INVALID, naming the line of the header or the signal file.
 */
export function decodeWfdb(headerText: string, readSignalFile: (name: string) => Uint8Array): EcgRecord {
  const header = parseWfdbHeader(headerText);
  const digital = readDigital(header.signals, header.sampleCount, readSignalFile);
  const sampleCount = Math.max(0, ...digital.map((values) => values.length));
  const samplingFrequency = hertz(header.samplingFrequency);
  const leads = new Map<LeadName, LeadSignal>();
  const leftOut: string[] = [];
  header.signals.forEach((signal, index) => {
    const lead = leadFromText(signal.description);
    if (lead === null || leads.has(lead)) {
      leftOut.push(signal.description === '' ? `number ${index + 1}` : signal.description);
      return;
    }
    const samples = toMillivolts(signal, digital[index]!, sampleCount);
    leads.set(lead, { lead, samples, ...coveredSpan(samples, samplingFrequency) });
  });
  if (leads.size === 0)
    throw invalid(`${header.recordName} has none of the 12 leads; its signals: ${leftOut.join(', ')}.`);
  return {
    name: header.recordName,
    samplingFrequency,
    sampleCount,
    leads: [...leads.values()],
    comments: [...header.comments, ...leftOutComment(leftOut)],
  };
}

/** Digital values of every signal, in the order of the header; each file is read once. */
function readDigital(
  signals: readonly WfdbSignal[],
  sampleCount: number | null,
  readSignalFile: (name: string) => Uint8Array,
): Float64Array[] {
  const values = new Map<WfdbSignal, Float64Array>();
  for (const fileName of new Set(signals.map((signal) => signal.fileName))) {
    const group = signals.filter((signal) => signal.fileName === fileName);
    const read = readSignalGroup({ fileName, signals: group, sampleCount }, readSignalFile(fileName));
    group.forEach((signal, position) => {
      values.set(signal, read[position]!);
    });
  }
  return signals.map((signal) => values.get(signal)!);
}

function toMillivolts(signal: WfdbSignal, digital: Float64Array, sampleCount: number): Float32Array {
  const factor = millivoltsPerUnit(signal.physicalUnit, signal.description);
  const samples = new Float32Array(sampleCount).fill(Number.NaN);
  for (let i = 0; i + signal.skew < digital.length; i++) {
    samples[i] = ((digital[i + signal.skew]! - signal.baseline) / signal.unitsPerPhysicalUnit) * factor;
  }
  return samples;
}

const invalid = (message: string) => new EinthovenError('RECORD_INVALID', message);
