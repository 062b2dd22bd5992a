import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EinthovenError, type ErrorCode } from '@einthoven/core';
import { saveFiles } from '@einthoven/node';
import { describeFailure } from '../batch/describe-failure.ts';
import { hashConfiguration } from '../batch/hash-configuration.ts';
import type { FileSet } from '../batch/page-result.ts';
import { runTaskQueue } from '../batch/run-task-queue.ts';
import { softwareVersion } from '../software-version.ts';
import type { DatasetPage } from './dataset-page.ts';
import { openJobLedger } from './job-ledger.ts';
import type { PageJob } from './page-job.ts';
import { createPageJobPool } from './page-job-pool.ts';
import { stampFiles } from './stamp-files.ts';

/** What became of one page. */
export interface JobRow {
  readonly name: string;
  /** `partial`: done, and something is wrong with the page. */
  readonly status: 'complete' | 'partial' | 'failed';
  /** Done in an earlier run. */
  readonly resumed: boolean;
  readonly problems: readonly string[];
  readonly errorCode?: ErrorCode;
  /** Written files, below the output folder. */
  readonly files: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A page and what is to be done with it. */
export interface JobTask {
  readonly page: DatasetPage;
  readonly job: PageJob;
}

export interface JobSettings {
  /** Absolute. */
  readonly out: string;
  /** Absolute. */
  readonly ledgerFolder: string;
  readonly workers: number;
  readonly existing: 'fail' | 'overwrite' | 'resume';
  readonly signal: AbortSignal;
  readonly onRow: (row: JobRow) => void;
}

/**
 * Works through all pages; one bad page never stops the others. Rows come back in the order of the tasks, without those
 * that were not done when the user stopped.
 */
export async function runPageJobs(tasks: readonly JobTask[], settings: JobSettings): Promise<readonly JobRow[]> {
  const { out, existing, signal } = settings;
  const ledger = await openJobLedger(settings.ledgerFolder);
  const pool = createPageJobPool(settings.workers);
  const rows: (JobRow | undefined)[] = tasks.map(() => undefined);

  async function work(task: JobTask): Promise<JobRow | null> {
    const { page } = task;
    const blank = { name: page.name, resumed: false, problems: [], files: [], facts: {} };
    try {
      const key = hashConfiguration({ task, version: softwareVersion, inputs: await stampInputs(task) });
      const done = ledger.find(key);
      if (existing === 'resume' && done && (await hasAll(out, done.files))) return { ...done, resumed: true };
      const result = await pool.run(task, signal);
      if (result.status === 'failed') {
        if (result.code === 'ABORTED') return null;
        return { ...blank, status: 'failed', errorCode: result.code, problems: [result.message] };
      }
      await saveAll(out, result.files, existing !== 'fail');
      const { problems = [], facts = {} } = result;
      const status = problems.length > 0 ? 'partial' : 'complete';
      const row: JobRow = { ...blank, status, problems, facts, files: [...result.files.keys()] };
      await ledger.add(key, row);
      return row;
    } catch (error) {
      const { code, message } = describeFailure(error);
      return { ...blank, status: 'failed', errorCode: code, problems: [message] };
    }
  }

  try {
    await runTaskQueue(
      tasks.map((_, index) => index),
      async (index) => {
        const row = await work(tasks[index]!);
        if (row) {
          rows[index] = row;
          settings.onRow(row);
        }
        return [];
      },
      { concurrency: settings.workers, signal },
    );
  } finally {
    await pool.close();
  }
  return rows.filter((row) => row !== undefined);
}

/** Size and time of the files of all pages of a task: whoever changes one of them changes these. */
function stampInputs({ page, job }: JobTask): Promise<string> {
  const pages = job.kind === 'shard' ? job.pages : [page];
  return stampFiles(pages.flatMap(({ picture, truth, record }) => [picture, truth, record]));
}

async function hasAll(out: string, files: readonly string[]): Promise<boolean> {
  const found = await Promise.all(files.map((file) => stat(join(out, file)).catch(() => null)));
  return found.every((status) => status?.isFile());
}

/** Files of one folder come all or not at all. */
async function saveAll(out: string, files: FileSet, overwrite: boolean): Promise<void> {
  for (const name of files.keys()) {
    if (!overwrite && (await stat(join(out, name)).catch(() => null))) {
      throw new EinthovenError('OUTPUT_EXISTS', `${name} is there already.`);
    }
  }
  const folders = new Map<string, Map<string, Uint8Array>>();
  for (const [name, bytes] of files) {
    const folder = dirname(name);
    folders.set(folder, (folders.get(folder) ?? new Map()).set(basename(name), bytes));
  }
  for (const [folder, own] of folders) await saveFiles(join(out, folder), own, { overwrite });
}
