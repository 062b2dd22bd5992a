import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { enrichPtbxlHeader, type PtbxlFacts } from '@einthoven/core/dataset';
import { wfdbSignalFiles } from '@einthoven/core/formats';
import { saveFiles } from '@einthoven/node';
import { hashConfiguration } from '../batch/hash-configuration.ts';
import { softwareVersion } from '../software-version.ts';
import type { JobLedger } from './job-ledger.ts';
import { stampFiles } from './stamp-files.ts';

export interface PreparedRecord {
  /** Path of the header below the folder of the records. */
  readonly name: string;
  /** `unchanged`: all of it was there already; `resumed`: an earlier run did it, and nothing has changed since. */
  readonly status: 'written' | 'unchanged' | 'resumed';
  readonly labels: readonly string[];
}

export interface PrepareTools {
  /** Folders, absolute. */
  readonly records: string;
  readonly out: string;
  /** What was done before; records in it are passed over where `resume` says so. */
  readonly ledger: JobLedger;
  readonly resume: boolean;
}

/** Records of PTB-XL begin with the number of the ECG: `00001_hr`. */
const leadingNumber = /^0*(\d+)(?:_|$)/;

/**
 * Writes the header of one record with what the tables say of it, and copies its signals beside it where `out` is another
 * folder. What is there already as it should be is left alone.
 *
 * @throws EinthovenError RECORD_INVALID for a record that is not in the tables, and for a broken header.
 */
export async function prepareRecord(
  header: string,
  facts: ReadonlyMap<number, PtbxlFacts>,
  { records, out, ledger, resume }: PrepareTools,
): Promise<PreparedRecord> {
  const name = relative(records, header);
  const number = leadingNumber.exec(basename(header, '.hea'))?.[1];
  const own = number === undefined ? undefined : facts.get(Number(number));
  if (own === undefined) {
    throw new EinthovenError('RECORD_INVALID', `${name} does not stand in ptbxl_database.csv.`, {
      remedy: 'Names of records begin with their ecg_id, as in 00001_hr.hea.',
    });
  }
  const target = join(out, name);
  const keyNow = async () =>
    hashConfiguration({
      work: 'prepare',
      name,
      own,
      version: softwareVersion,
      stamp: await stampFiles([header, target]),
    });
  if (resume) {
    const done = ledger.find(await keyNow());
    const files = done?.files.map((file) => join(out, dirname(name), file)) ?? [];
    const found = await Promise.all(files.map((file) => stat(file).catch(() => null)));
    if (done && found.every((status) => status !== null)) return { name, status: 'resumed', labels: own.labels };
  }
  const before = await readFile(header, 'utf8');
  const after = enrichPtbxlHeader(before, own);
  const signals = wfdbSignalFiles(before);
  let isNew = (await readFile(target, 'utf8').catch(() => null)) !== after;
  for (const file of signals) {
    isNew = (await copyNew(join(dirname(header), file), join(dirname(target), file))) || isNew;
  }
  const files = new Map([[basename(target), new TextEncoder().encode(after)]]);
  if (isNew) await saveFiles(dirname(target), files, { overwrite: true });
  await ledger.add(await keyNow(), {
    name,
    status: 'complete',
    resumed: false,
    problems: [],
    files: [basename(target), ...signals],
    facts: { labels: own.labels },
  });
  return { name, status: isNew ? 'written' : 'unchanged', labels: own.labels };
}

/** Copies a file unless one of its size is there; says whether it did. */
async function copyNew(source: string, target: string): Promise<boolean> {
  if (source === target) return false;
  const size = await stat(source).then(
    (status) => status.size,
    () => null,
  );
  if (size === null) throw new EinthovenError('FILE_NOT_FOUND', `There is no signal file ${source}.`);
  if ((await stat(target).catch(() => null))?.size === size) return false;
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
  return true;
}
