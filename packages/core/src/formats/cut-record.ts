import { EinthovenError } from '../errors.ts';
import type { EcgRecord } from '../model/record.ts';
import { seconds } from '../units.ts';

export interface CutRecordOptions {
  /** First second of the part. Default 0. */
  readonly from?: number;
  /** Length in seconds; the part ends with the record where that comes first. Default: to the end. */
  readonly duration?: number;
}

/**
 * A part of a record, from sample to sample; its time begins at 0 again. A comment says which part it is.
 * @throws EinthovenError OPTION_INVALID where nothing of the record lies in the part.
 */
export function cutRecord(record: EcgRecord, { from = 0, duration }: CutRecordOptions): EcgRecord {
  const { samplingFrequency, sampleCount } = record;
  const length = sampleCount / samplingFrequency;
  if (!(from >= 0 && from < length)) {
    throw invalid(`from must be 0 s or more and before the end of ${record.name} at ${length} s, got ${from}.`);
  }
  if (duration !== undefined && !(duration > 0)) throw invalid(`duration must be above 0 s, got ${duration}.`);
  const first = Math.round(from * samplingFrequency);
  const asked = duration === undefined ? sampleCount : Math.round(duration * samplingFrequency);
  const count = Math.min(asked, sampleCount - first);
  if (count < 1) throw invalid(`No sample of ${record.name} lies from ${from} s on for ${duration} s.`);
  if (count === sampleCount) return record;
  const end = count / samplingFrequency;
  const shift = (time: number) => seconds(Math.min(end, Math.max(0, time - first / samplingFrequency)));
  return {
    ...record,
    sampleCount: count,
    leads: record.leads.map((signal) => ({
      ...signal,
      samples: signal.samples.slice(first, first + count),
      ...(signal.confidence === undefined ? {} : { confidence: signal.confidence.slice(first, first + count) }),
      ...(signal.errorMicrovolts === undefined
        ? {}
        : { errorMicrovolts: signal.errorMicrovolts.slice(first, first + count) }),
      start: shift(signal.start),
      end: shift(signal.end),
    })),
    comments: [
      ...record.comments,
      `Part of a record of ${length} s: from ${first / samplingFrequency} s, ${count / samplingFrequency} s long`,
    ],
  };
}

const invalid = (message: string) => new EinthovenError('OPTION_INVALID', message);
