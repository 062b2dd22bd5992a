import type { Digitization } from '../../model/page.ts';
import type { Provenance } from '../record-writer.ts';
import { encodeJson } from './encode-json.ts';

/**
 * What came out of a page as a JSON document after `digitizationJsonSchema`. Timings are left out: the same page and
 * options give the same bytes.
 * @throws EinthovenError RECORD_INVALID where the record is not in order.
 */
export function encodeDigitizationJson(digitization: Digitization, provenance: Provenance): Uint8Array {
  return encodeJson({ record: digitization.page.record, digitization, provenance });
}
