import { EinthovenError } from '../errors.ts';
import type { EcgRecord } from '../model/record.ts';
import { decodeCsv } from './csv/decode-csv.ts';
import { decodeJson } from './json/decode-json.ts';
import { decodeWfdb } from './wfdb/decode-wfdb.ts';

/**
 * A record from a `.hea`, `.csv` or `.json` file. `readFile` gives the bytes of a file by its name: of `fileName` itself
 * and, for WFDB, of the signal files beside it.
 * @throws EinthovenError RECORD_INVALID where the extension is none of these or the file does not follow its format.
 */
export function decodeRecord(fileName: string, readFile: (name: string) => Uint8Array): EcgRecord {
  const [, name = '', extension = ''] = /^(.*)\.([^.]*)$/.exec(fileName) ?? [];
  switch (extension.toLowerCase()) {
    case 'hea':
      // Comments of old headers are in any encoding; all else is ASCII, so a wrong letter does no harm.
      return decodeWfdb(new TextDecoder().decode(readFile(fileName)), readFile);
    case 'csv':
      return decodeCsv(readFile(fileName), name);
    case 'json':
      return decodeJson(readFile(fileName));
    default:
      throw new EinthovenError('RECORD_INVALID', `A record is a .hea, .csv or .json file, got "${fileName}".`);
  }
}
