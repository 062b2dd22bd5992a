import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobRow } from './run-page-jobs.ts';

/** Remembers what was done in `dataset.jsonl` of a folder, one JSON object a line; later lines win. */
export interface JobLedger {
  /** `key` names page, inputs, work, options and version. */
  readonly find: (key: string) => JobRow | undefined;
  readonly add: (key: string, row: JobRow) => Promise<void>;
}

const jobLedgerName = 'dataset.jsonl';

/** Opens the ledger of a folder, or begins one. Lines torn by a crash are passed over. */
export async function openJobLedger(folder: string): Promise<JobLedger> {
  const path = join(folder, jobLedgerName);
  const text = await readFile(path, 'utf8').catch(() => '');
  const rows = new Map<string, JobRow>();
  for (const line of text.split('\n')) {
    const entry = parseLine(line);
    if (entry) rows.set(entry.key, entry.row);
  }
  // A torn last line must not swallow the first new one.
  let separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return {
    find: (key) => rows.get(key),
    add: async (key, row) => {
      rows.set(key, row);
      const line = `${separator}${JSON.stringify({ key, row })}\n`;
      separator = '';
      await mkdir(folder, { recursive: true });
      await appendFile(path, line);
    },
  };
}

function parseLine(line: string): { readonly key: string; readonly row: JobRow } | null {
  try {
    const value = JSON.parse(line) as { key?: unknown; row?: JobRow } | null;
    return typeof value?.key === 'string' && value.row ? { key: value.key, row: value.row } : null;
  } catch {
    return null;
  }
}
