import type { EcgRecord, LeadSignal } from '../../model/record.ts';
import type { DigitizationJson } from './digitization-json-schema.ts';
import { roundMeasured, roundNumber } from './round-number.ts';

/** A tenth of a microvolt, in millivolts. */
const sampleDecimals = 4;
const confidenceDecimals = 3;
/** Errors are told in whole microvolts: they are known no better. */
const errorDecimals = 0;
const timeDecimals = 6;

/** The record part of the document: samples in millivolts, null where they are missing. */
export function describeRecord(record: EcgRecord): DigitizationJson['record'] {
  return {
    name: record.name,
    samplingFrequency: record.samplingFrequency,
    sampleCount: record.sampleCount,
    paperSpeed: record.paperSpeed ?? null,
    gain: record.gain ?? null,
    comments: [...record.comments],
    leads: record.leads.map(describeLead),
  };
}

function describeLead({
  lead,
  start,
  end,
  samples,
  confidence,
  errorMicrovolts,
}: LeadSignal): DigitizationJson['record']['leads'][number] {
  return {
    lead,
    start: roundNumber(start, timeDecimals),
    end: roundNumber(end, timeDecimals),
    samples: Array.from(samples, (value) => roundMeasured(value, sampleDecimals)),
    confidence: confidence ? Array.from(confidence, (value) => roundMeasured(value, confidenceDecimals)) : null,
    errorMicrovolts: errorMicrovolts
      ? Array.from(errorMicrovolts, (value) => roundMeasured(value, errorDecimals))
      : null,
  };
}
