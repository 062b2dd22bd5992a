import { EinthovenError } from '../errors.ts';
import type { EcgRecord } from '../model/record.ts';

/**
 * What every writer needs of a record: a sampling frequency above zero, at least one lead and one sample, no lead
 * twice, as many samples a lead as the record says, each finite or NaN.
 * @throws EinthovenError RECORD_INVALID, naming the lead.
 */
export function checkRecord(record: EcgRecord): void {
  const { name, samplingFrequency, sampleCount, leads } = record;
  if (!(samplingFrequency > 0 && Number.isFinite(samplingFrequency))) {
    throw invalid(`${name}: the sampling frequency must be above 0 Hz, got ${samplingFrequency}.`);
  }
  if (!Number.isInteger(sampleCount) || sampleCount < 1) {
    throw invalid(`${name}: a record needs at least one sample, got ${sampleCount}.`);
  }
  if (leads.length === 0) throw invalid(`${name}: a record needs at least one lead.`);
  const seen = new Set<string>();
  for (const { lead, samples, confidence } of leads) {
    if (seen.has(lead)) throw invalid(`${name}: lead ${lead} is there twice.`);
    seen.add(lead);
    for (const values of [samples, confidence ?? samples]) {
      if (values.length !== sampleCount) {
        throw invalid(`${name}: lead ${lead} must have ${sampleCount} samples, got ${values.length}.`);
      }
    }
    const infinite = samples.findIndex((value) => Math.abs(value) === Number.POSITIVE_INFINITY);
    if (infinite >= 0) throw invalid(`${name}: sample ${infinite} of lead ${lead} is infinite.`);
  }
}

const invalid = (message: string) => new EinthovenError('RECORD_INVALID', message);
