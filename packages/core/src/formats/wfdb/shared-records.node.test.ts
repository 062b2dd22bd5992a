import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { decodeRecord } from '../decode-record.ts';
import { encodeWfdb } from './encode-wfdb.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/data/records/other', import.meta.url));
const headers = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.hea')) : [];

test.skipIf(headers.length === 0)(
  'recordings that others wrote in format 16 at 1000 units a mV come back byte for byte (needs ../shared/data/records)',
  () => {
    for (const header of headers) {
      const record = decodeRecord(header, (name) => readFileSync(join(folder, name)));
      const signals = [...encodeWfdb(record).values()][1]!;
      const original = readFileSync(join(folder, header.replace(/hea$/, 'dat')));
      expect(original.equals(signals), header).toBe(true);
    }
  },
);
