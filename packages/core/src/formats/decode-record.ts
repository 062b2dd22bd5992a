import { EinthovenError } from '../errors.ts';
import type { EcgRecord } from '../model/record.ts';
import { checkRecord } from './check-record.ts';
import { type DecodeCsvRecordOptions, decodeCsvRecord } from './csv/decode-csv-record.ts';
import { decodeEdf } from './edf/decode-edf.ts';
import { decodeJson } from './json/decode-json.ts';
import { decodeWfdb } from './wfdb/decode-wfdb.ts';

/**
 * A record from a `.hea`, `.edf`, `.csv` or `.json` file. `readFile` gives the bytes of a file by its name: of `fileName`
 * itself and, for WFDB, of the signal files beside it, which `wfdbSignalFiles` names.
 * @param options what a table without units or times leaves open
 * @throws EinthovenError RECORD_INVALID where the extension is none of these, the file does not follow its format, or it
 *   has no samples.
 */
export function decodeRecord(
  fileName: string,
  readFile: (name: string) => Uint8Array,
  options: DecodeCsvRecordOptions = {},
): EcgRecord {
  const record = decodeByExtension(fileName, readFile, options);
  checkRecord(record);
  return record;
}

function decodeByExtension(
  fileName: string,
  readFile: (name: string) => Uint8Array,
  options: DecodeCsvRecordOptions,
): EcgRecord {
  const [, name = '', extension = ''] = /^(.*)\.([^.]*)$/.exec(fileName) ?? [];
  switch (extension.toLowerCase()) {
    case 'hea':
      // Comments of old headers are in any encoding; all else is ASCII, so a wrong letter does no harm.
      return decodeWfdb(new TextDecoder().decode(readFile(fileName)), readFile);
    case 'edf':
      return decodeEdf(readFile(fileName), name);
    case 'csv':
      return decodeCsvRecord(readFile(fileName), name, options);
    case 'json':
      return decodeJson(readFile(fileName));
    default:
      throw new EinthovenError('RECORD_INVALID', `A record is a .hea, .edf, .csv or .json file, got "${fileName}".`, {
        remedy: /^(?:dat|mat)$/i.test(extension) ? 'Give the .hea file beside it, which says what it holds.' : convert,
      });
  }
}

const convert = 'Convert the record to WFDB, EDF or CSV.';
