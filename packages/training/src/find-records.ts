import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EcgRecord } from '@einthoven/core';
import { decodeWfdb } from '@einthoven/core/formats';

/** Headers of WFDB records in a folder and the folders in it, sorted. */
export function findRecords(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.hea'))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads one record by the path of its header. */
export function readRecord(header: string): EcgRecord {
  const read = (name: string) => new Uint8Array(readFileSync(join(dirname(header), name)));
  return decodeWfdb(readFileSync(header, 'utf8'), read);
}
