import { resolve } from 'node:path';
import { describeRemedies } from '../batch/describe-remedies.ts';
import { formatTable } from '../batch/format-table.ts';
import { startProgressBar } from '../batch/progress-bar.ts';
import type { CliIo, StopSignal } from '../cli-io.ts';
import type { DatasetArguments } from './dataset-arguments.ts';
import { type JobRow, type JobTask, runPageJobs } from './run-page-jobs.ts';

/** As shells report a program that a signal ended: 128 + the number of the signal. */
const stopExitCodes: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

export interface CommandResult {
  readonly rows: readonly JobRow[];
  /** 0: all pages done; 2: some failed or have faults; 1: nothing done; 130 or 143: stopped. */
  readonly exitCode: number;
  readonly isStopped: boolean;
}

/** Runs one piece of work on every page with progress and a report, stops where the user says so. */
export async function runDatasetCommand(
  tasks: readonly JobTask[],
  given: DatasetArguments,
  io: CliIo,
): Promise<CommandResult> {
  const stop = new AbortController();
  let stoppedBy: StopSignal | null = null;
  const removeListener = io.onStop((signal) => {
    stoppedBy = signal;
    stop.abort();
  });
  const bar = given.quiet ? null : startProgressBar(io.standardError, tasks.length, () => performance.now());
  let rows: readonly JobRow[];
  try {
    rows = await runPageJobs(tasks, {
      out: resolve(io.workingDirectory, given.out),
      ledgerFolder: given.ledgerFolder ?? resolve(io.workingDirectory, given.out),
      workers: given.workers,
      existing: given.resume ? 'resume' : given.overwrite ? 'overwrite' : 'fail',
      signal: stop.signal,
      onRow: (row) => {
        bar?.addRow(row as Parameters<typeof bar.addRow>[0]);
        if (given.json) io.standardOutput.write(`${JSON.stringify(row)}\n`);
      },
    });
  } finally {
    bar?.stop();
    removeListener();
  }
  if (!given.quiet) io.standardError.write(describeJobRows(rows));
  if (stoppedBy !== null && !given.quiet) {
    io.standardError.write(`Stopped by ${stoppedBy}. Run it again with --resume for the pages that are not done.\n`);
  }
  const exitCode = stoppedBy === null ? exitCodeOf(rows) : stopExitCodes[stoppedBy as StopSignal];
  return { rows, exitCode, isStopped: stoppedBy !== null };
}

function exitCodeOf(rows: readonly JobRow[]): number {
  if (rows.every((row) => row.status === 'failed')) return 1;
  return rows.every((row) => row.status === 'complete') ? 0 : 2;
}

/** More would bury the other pages; reports have them all. */
const shownProblems = 2;

function listFirst(problems: readonly string[]): string {
  const more = problems.length - shownProblems;
  return [...problems.slice(0, shownProblems), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** A line for each page at fault, a remedy for each code, and the totals. */
function describeJobRows(rows: readonly JobRow[]): string {
  const faulty = rows.filter((row) => row.status !== 'complete');
  const lines = faulty.map((row) => [row.name, row.errorCode ?? row.status, listFirst(row.problems)]);
  const count = (status: JobRow['status']) => rows.filter((row) => row.status === status).length;
  const resumed = rows.filter((row) => row.resumed).length;
  const earlier = resumed > 0 ? ` (${resumed} in an earlier run)` : '';
  const faults = count('partial') > 0 ? `, ${count('partial')} with faults` : '';
  const totals = `${rows.length} pages: ${count('complete')} done${earlier}${faults}, ${count('failed')} failed\n`;
  return `${lines.length > 0 ? formatTable(lines) : ''}${describeRemedies(faulty)}${totals}`;
}
