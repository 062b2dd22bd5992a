import { basename } from 'node:path';
import { type DigitizeOptions, EinthovenError } from '@einthoven/core';
import { type NamedInput, namePage } from '../input/name-outputs.ts';
import type { PageOfFile } from '../sidecar/apply-sidecar.ts';
import { describeFailure } from './describe-failure.ts';
import { expectedFiles, reportSuffix } from './expected-files.ts';
import { hashConfiguration } from './hash-configuration.ts';
import type { Ledger, LedgerKey } from './ledger.ts';
import type { OutputFolder } from './output-folder.ts';
import type { PagePool } from './page-pool.ts';
import type { OutputChoice, PageFailure, PageResult, PageRow } from './page-result.ts';
import { runTaskQueue } from './run-task-queue.ts';
import { saveFailureReport } from './save-failure-report.ts';

export interface BatchSettings {
  /** Of all pages, but for what `optionsOf` says of one. */
  readonly options: DigitizeOptions;
  readonly optionsOf: (page: PageOfFile) => Promise<DigitizeOptions>;
  readonly outputs: OutputChoice;
  readonly version: string;
  /** Pages at a time. */
  readonly workers: number;
  readonly existing: 'fail' | 'overwrite' | 'resume';
}

/** What the batch works with, and whom it tells. */
export interface BatchTools {
  readonly pool: PagePool;
  readonly ledger: Ledger;
  readonly output: OutputFolder;
  /** Null: no debug files. */
  readonly debugOutput: OutputFolder | null;
  readonly signal: AbortSignal;
  /** Milliseconds of any clock. */
  readonly now: () => number;
  readonly onPageCount: (pages: number) => void;
  readonly onRow: (row: PageRow) => void;
}

/**
 * Beyond read.maximumSeconds a page gets this long to stop by itself, to start its worker and to encode its files,
 * before its worker is taken down.
 */
export const stopMarginSeconds = 15;

interface Task {
  readonly input: NamedInput;
  readonly inputIndex: number;
  /** Null: the file has not been looked at yet. */
  readonly page: { readonly index: number; readonly count: number; readonly sha256: string } | null;
}

/** Digitizes all pages of all files; one bad page never stops the others. Rows come back in the order of the input. */
export async function runBatch(
  inputs: readonly NamedInput[],
  settings: BatchSettings,
  tools: BatchTools,
): Promise<readonly PageRow[]> {
  const rows: { readonly inputIndex: number; readonly row: PageRow }[] = [];
  let pageCount = inputs.length;
  const limitsOf = ({ read }: DigitizeOptions) => ({
    signal: tools.signal,
    maximumSeconds: read.maximumSeconds + stopMarginSeconds,
  });

  function finish(task: Task, row: PageRow): void {
    rows.push({ inputIndex: task.inputIndex, row });
    tools.onRow(row);
  }

  async function run(task: Task): Promise<readonly Task[]> {
    const started = tools.now();
    const elapsed = () => (tools.now() - started) / 1000;
    try {
      if (!task.page) return await scan(task);
      const row = await digitize(task, task.page, elapsed);
      finish(task, row);
    } catch (error) {
      const failure = describeFailure(error);
      // A page that was given up because the user stopped is not done, and not failed either.
      if (failure.code !== 'ABORTED') finish(task, await fail(task, failure, elapsed()));
    }
    return [];
  }

  /** The row of a page that no worker could tell anything of, with a report where reports are wanted. */
  async function fail(task: Task, failure: PageFailure, seconds: number): Promise<PageRow> {
    const row = failedRow(task, failure, seconds);
    if (!settings.outputs.report) return row;
    const page = { output: row.output, pageIndex: row.page - 1, sha256: task.page?.sha256 ?? null };
    const place = { folder: tools.output, overwrite: settings.existing !== 'fail' };
    return { ...row, report: await saveFailureReport(failure, page, place) };
  }

  async function scan(task: Task): Promise<readonly Task[]> {
    const { maximumBytes, maximumPages } = settings.options.read;
    const found = await tools.pool.scanFile(
      { path: task.input.path, maximumBytes, maximumPages },
      limitsOf(settings.options),
    );
    if (found.status === 'failed') throw new EinthovenError(found.code, found.message);
    pageCount += found.pageCount - 1;
    tools.onPageCount(pageCount);
    return Array.from({ length: found.pageCount }, (_, index) => ({
      ...task,
      page: { index, count: found.pageCount, sha256: found.sha256 },
    }));
  }

  async function digitize(task: Task, page: NonNullable<Task['page']>, elapsed: () => number): Promise<PageRow> {
    const output = namePage(task.input.name, page.index, page.count);
    const { sha256, index: pageIndex, count: pageCount } = page;
    const { outputs } = settings;
    const options = await settings.optionsOf({ path: task.input.path, pageIndex, pageCount });
    const configuration = hashConfiguration({ options, outputs });
    const key: LedgerKey = { sha256, pageIndex, configuration, version: settings.version, output };
    const done = tools.ledger.find(key);
    if (settings.existing === 'resume' && done && (await tools.output.hasAll(done.files))) {
      return { ...done.row, path: task.input.relativePath, resumed: true };
    }
    if (settings.existing === 'fail') await tools.output.assertFree(expectedFiles(output, settings.outputs));
    const request = { path: task.input.path, pageIndex, sha256, recordName: basename(output) };
    const result = await tools.pool.digitizePage(
      { ...request, options, outputs, debug: tools.debugOutput !== null },
      limitsOf(options),
    );
    if (result.status === 'failed' && result.code === 'ABORTED') throw new EinthovenError('ABORTED');
    await tools.debugOutput?.save(output, result.debugFiles, true);
    const files = await tools.output.save(output, result.files, settings.existing !== 'fail');
    const report = files.find((file) => file.endsWith(reportSuffix)) ?? null;
    if (result.status === 'failed') return { ...failedRow(task, result, elapsed()), report };
    const row = { ...doneRow(task, result, elapsed()), report };
    await tools.ledger.add({ key, row, files });
    return row;
  }

  await runTaskQueue<Task>(
    inputs.map((input, inputIndex) => ({ input, inputIndex, page: null })),
    run,
    { concurrency: settings.workers, signal: tools.signal },
  );
  rows.sort((left, right) => left.inputIndex - right.inputIndex || left.row.page - right.row.page);
  return rows.map(({ row }) => row);
}

function startRow(task: Task) {
  const page = task.page?.index ?? 0;
  const pageCount = task.page?.count ?? 1;
  const output = namePage(task.input.name, page, pageCount);
  return { path: task.input.relativePath, page: page + 1, pageCount, output, report: null, resumed: false };
}

function failedRow(task: Task, failure: PageFailure, seconds: number): PageRow {
  const { code, message } = failure;
  return { ...startRow(task), status: 'failed', summary: null, errorCode: code, message, seconds };
}

function doneRow(task: Task, result: Exclude<PageResult, PageFailure>, seconds: number): PageRow {
  const { status, summary } = result;
  const message = summary.reasons.join('; ');
  return { ...startRow(task), status, summary, errorCode: null, message, seconds };
}
