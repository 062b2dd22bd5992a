import { measureEcg } from '../../measure/measure-ecg.ts';
import { checkRecord } from '../check-record.ts';
import type { RecordWriterInput } from '../record-writer.ts';
import { describeDigitization } from './describe-digitization.ts';
import { describeMeasurements } from './describe-measurements.ts';
import { describeRecord } from './describe-record.ts';
import { type DigitizationJson, digitizationSchemaVersion } from './digitization-json-schema.ts';

/**
 * A record as a JSON document after `digitizationJsonSchema`, on one line: signals, what is measured on them, and for digitized pages everything
 * that was found on the page.
 * @throws EinthovenError RECORD_INVALID where the record is not in order.
 */
export function encodeJson({ record, digitization, provenance }: RecordWriterInput): Uint8Array {
  checkRecord(record);
  const { software, sourceName, sourceSha256, options } = provenance;
  const document: DigitizationJson = {
    schemaVersion: digitizationSchemaVersion,
    provenance: { software, sourceName, sourceSha256, options: options as DigitizationJson['provenance']['options'] },
    record: describeRecord(record),
    measurements: describeMeasurements(measureEcg(record)),
    digitization: digitization === undefined ? null : describeDigitization(digitization),
  };
  return new TextEncoder().encode(`${JSON.stringify(document)}\n`);
}
