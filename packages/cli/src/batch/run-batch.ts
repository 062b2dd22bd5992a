import { basename } from 'node:path';
import { type DigitizeOptions, EinthovenError } from '@einthoven/core';
import { type NamedInput, namePage } from '../input/name-outputs.ts';
import type { PageOfFile } from '../sidecar/apply-sidecar.ts';
import { describeFailure } from './describe-failure.ts';
import { expectedFiles } from './expected-files.ts';
import { hashConfiguration } from './hash-configuration.ts';
import type { JoinChoice } from './join-pages.ts';
import type { Ledger, LedgerEntry, LedgerKey } from './ledger.ts';
import type { OutputFolder } from './output-folder.ts';
import { createPageJoiner, type PageOutcome } from './page-joiner.ts';
import type { PagePool } from './page-pool.ts';
import type { OutputChoice, PageFailure, PageResult, PageRow } from './page-result.ts';
import { doneRows, failedRow } from './page-rows.ts';
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
  /** How the pages of a file become one record beside their own; null: they do not. */
  readonly join: JoinChoice | null;
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
  readonly page: TaskPage | null;
}

interface TaskPage {
  readonly index: number;
  readonly count: number;
  readonly sha256: string;
  /** Another page of the file has to be read, and all are to be joined: what an earlier run made of it does not help. */
  readonly isAnew: boolean;
}

interface ReadPage {
  readonly rows: readonly PageRow[];
  /** For joining; null: it is not joined, or was in an earlier run. */
  readonly outcome: PageOutcome | null;
}

/** Digitizes all pages of all files; one bad page never stops the others. Rows come back in the order of the input. */
export async function runBatch(
  inputs: readonly NamedInput[],
  settings: BatchSettings,
  tools: BatchTools,
): Promise<readonly PageRow[]> {
  const rows: PlacedRow[] = [];
  const joiner = settings.join === null ? null : createPageJoiner({ ...settings, by: settings.join }, tools);
  const isJoined = ({ count }: TaskPage) => joiner !== null && count > 1;
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
      const { rows: found, outcome } = await digitize(task, task.page, elapsed);
      for (const row of found) finish(task, row);
      if (outcome !== null) await gather(task, task.page, outcome);
    } catch (error) {
      const failure = describeFailure(error);
      // A page that was given up because the user stopped is not done, and not failed either.
      if (failure.code !== 'ABORTED') {
        finish(task, await fail(task, failure, elapsed()));
        const result = { ...failure, files: new Map(), debugFiles: new Map() };
        if (task.page) await gather(task, task.page, { result, entry: null });
      }
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
    const pages = Array.from({ length: found.pageCount }, (_, index) => ({
      index,
      count: found.pageCount,
      sha256: found.sha256,
      isAnew: false,
    }));
    const isAnew = isJoined(pages[0]!) && !(await areDone(task, pages));
    return pages.map((page) => ({ ...task, page: { ...page, isAnew } }));
  }

  async function areDone(task: Task, pages: readonly TaskPage[]): Promise<boolean> {
    for (const page of pages) {
      // Options that cannot be read are told when the page's turn comes.
      const done = await describe(task, page).then(findDone, () => null);
      if (done === null) return false;
    }
    return true;
  }

  /** What decides how a page comes out. */
  async function describe({ input }: Task, page: TaskPage) {
    const { index: pageIndex, count: pageCount, sha256 } = page;
    const { outputs, join, version } = settings;
    const output = namePage(input.name, pageIndex, pageCount);
    const options = await settings.optionsOf({ path: input.path, pageIndex, pageCount });
    const configuration = hashConfiguration({ options, outputs, ...(isJoined(page) ? { join } : {}) });
    const key: LedgerKey = { sha256, pageIndex, configuration, version, output };
    return { output, options, key };
  }

  /** A page that an earlier run did, with its files; null: it has to be read. */
  async function findDone({ key }: { readonly key: LedgerKey }): Promise<LedgerEntry | null> {
    if (settings.existing !== 'resume') return null;
    const done = tools.ledger.find(key);
    return done && (await tools.output.hasAll(done.files)) ? done : null;
  }

  async function digitize(task: Task, page: TaskPage, elapsed: () => number): Promise<ReadPage> {
    const { output, options, key } = await describe(task, page);
    const done = page.isAnew ? null : await findDone({ key });
    if (done !== null) {
      const earlier = { ecg: 1, ecgCount: 1, joined: false };
      const rows = [done.row, ...(done.more ?? [])];
      const resumed = { path: task.input.relativePath, resumed: true };
      return { rows: rows.map((row) => ({ ...earlier, ...row, ...resumed })), outcome: null };
    }
    if (settings.existing === 'fail') await tools.output.assertFree(expectedFiles(output, settings.outputs));
    const { path } = task.input;
    const request = { path, pageIndex: page.index, sha256: page.sha256, recordName: basename(output), options };
    const result = await tools.pool.digitizePage(
      { ...request, outputs: settings.outputs, debug: tools.debugOutput !== null, keepRecord: isJoined(page) },
      limitsOf(options),
    );
    if (result.status === 'failed' && result.code === 'ABORTED') throw new EinthovenError('ABORTED');
    await tools.debugOutput?.save(output, result.debugFiles, true);
    const files = await tools.output.save(output, result.files, settings.existing !== 'fail');
    const rows = listRows(task, result, { seconds: elapsed(), files });
    const [row, ...more] = rows;
    const entry = result.status === 'failed' ? null : { key, row: row!, ...(more.length > 0 ? { more } : {}), files };
    if (isJoined(page)) return { rows, outcome: { result, entry } };
    if (entry !== null) await tools.ledger.add(entry);
    return { rows, outcome: null };
  }

  async function gather(task: Task, page: TaskPage, outcome: PageOutcome): Promise<void> {
    const row = isJoined(page) ? await joiner?.add({ input: task.input, page }, outcome) : null;
    if (row) finish(task, row);
  }

  await runTaskQueue<Task>(
    inputs.map((input, inputIndex) => ({ input, inputIndex, page: null })),
    run,
    { concurrency: settings.workers, signal: tools.signal },
  );
  return rows.toSorted(comparePlaces).map(({ row }) => row);
}

interface PlacedRow {
  readonly inputIndex: number;
  readonly row: PageRow;
}

/** As the files were given, page by page; what is joined of them comes last. */
function comparePlaces(left: PlacedRow, right: PlacedRow): number {
  return (
    left.inputIndex - right.inputIndex ||
    Number(left.row.joined) - Number(right.row.joined) ||
    left.row.page - right.row.page ||
    left.row.ecg - right.row.ecg
  );
}

function listRows(task: Task, result: PageResult, written: Parameters<typeof doneRows>[2]): readonly PageRow[] {
  if (result.status !== 'failed') return doneRows(task, [result, ...(result.others ?? [])], written);
  const [report = null] = written.files;
  return [{ ...failedRow(task, result, written.seconds), report }];
}
