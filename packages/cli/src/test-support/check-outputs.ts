import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EcgRecord } from '@einthoven/core';
import { decodeRecord } from '@einthoven/core/formats';
import type { PageRow } from '../batch/page-result.ts';

/**
 * Reads the records that a run wrote in all three formats, by output name. Throws when a file is missing, cannot be
 * read, or does not belong to a page that was done: nothing may be half written. For tests.
 */
export async function checkOutputs(folder: string, rows: readonly PageRow[]): Promise<ReadonlyMap<string, EcgRecord>> {
  const done = rows.filter((row) => row.status !== 'failed').map((row) => row.output);
  const extensions = ['hea', 'dat', 'csv', 'json'];
  const expected = new Set(done.flatMap((output) => extensions.map((extension) => `${output}.${extension}`)));
  const written = (await readdir(folder)).filter((name) => !/^(digitization\.csv|ledger\.jsonl)$/.test(name));
  const unexpected = written.filter((name) => !expected.has(name));
  if (unexpected.length > 0) throw new Error(`Files of no finished page: ${unexpected.join(', ')}`);
  const records = new Map<string, EcgRecord>();
  for (const output of done) {
    const bytes = new Map<string, Uint8Array>();
    for (const extension of extensions) {
      const name = basename(`${output}.${extension}`);
      bytes.set(name, await readFile(join(folder, name)));
    }
    const [wfdb, csv, json] = ['hea', 'csv', 'json'].map((extension) =>
      decodeRecord(basename(`${output}.${extension}`), (name) => bytes.get(name)!),
    );
    const counts = [wfdb, csv, json].map((record) => `${record!.leads.length} × ${record!.sampleCount}`);
    if (new Set(counts).size > 1) throw new Error(`The formats of ${output} disagree: ${counts.join(', ')}`);
    records.set(output, wfdb!);
  }
  return records;
}
