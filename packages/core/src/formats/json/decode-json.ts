import { z } from 'zod';
import { EinthovenError } from '../../errors.ts';
import type { EcgRecord } from '../../model/record.ts';
import { hertz, millimetresPerMillivolt, millimetresPerSecond, seconds } from '../../units.ts';
import { readUtf8 } from '../read-utf8.ts';
import { type DigitizationJson, digitizationJsonSchema } from './digitization-json-schema.ts';

/**
 * The record of a JSON document after `digitizationJsonSchema`; null samples become NaN.
 * @throws EinthovenError RECORD_INVALID, naming the field.
 */
export function decodeJson(bytes: Uint8Array): EcgRecord {
  const { record } = parseDocument(readUtf8(bytes));
  const wrong = record.leads.find(({ samples, confidence, errorMicrovolts }) =>
    [samples, confidence, errorMicrovolts].some((values) => values && values.length !== record.sampleCount),
  );
  if (wrong)
    throw invalid(`Lead ${wrong.lead} should have ${record.sampleCount} samples, got ${wrong.samples.length}.`);
  return {
    name: record.name,
    samplingFrequency: hertz(record.samplingFrequency),
    sampleCount: record.sampleCount,
    ...(record.paperSpeed === null ? {} : { paperSpeed: millimetresPerSecond(record.paperSpeed) }),
    ...(record.gain === null ? {} : { gain: millimetresPerMillivolt(record.gain) }),
    comments: record.comments,
    leads: record.leads.map(({ lead, start, end, samples, confidence, errorMicrovolts }) => ({
      lead,
      start: seconds(start),
      end: seconds(end),
      samples: toFloats(samples),
      ...(confidence === null ? {} : { confidence: toFloats(confidence) }),
      ...(errorMicrovolts ? { errorMicrovolts: toFloats(errorMicrovolts) } : {}),
    })),
  };
}

function parseDocument(text: string): DigitizationJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new EinthovenError('RECORD_INVALID', `The document is not JSON: ${String(error)}`, { cause: error });
  }
  const result = digitizationJsonSchema.safeParse(value);
  if (!result.success) throw invalid(`The document does not follow its schema: ${z.prettifyError(result.error)}`);
  return result.data;
}

const toFloats = (values: readonly (number | null)[]) => Float32Array.from(values, (value) => value ?? Number.NaN);

const invalid = (message: string) => new EinthovenError('RECORD_INVALID', message);
