import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EinthovenError, sidecarSuffix } from '@einthoven/core';
import { saveFiles } from '@einthoven/node';
import { describeRows } from '../batch/describe-rows.ts';
import { describeTotals } from '../batch/describe-totals.ts';
import { encodeDigitizationCsv } from '../batch/encode-digitization-csv.ts';
import { encodeReportIndex } from '../batch/encode-report-index.ts';
import { exitCodeOf } from '../batch/exit-code.ts';
import { reportIndexName } from '../batch/expected-files.ts';
import { openLedger } from '../batch/ledger.ts';
import { nameRow } from '../batch/name-row.ts';
import { openOutputFolder } from '../batch/output-folder.ts';
import type { PageRow } from '../batch/page-result.ts';
import { startProgressBar } from '../batch/progress-bar.ts';
import { type BatchSettings, runBatch } from '../batch/run-batch.ts';
import type { CliIo, StopSignal } from '../cli-io.ts';
import { collectInputs } from '../input/collect-inputs.ts';
import { type NamedInput, nameOutputs } from '../input/name-outputs.ts';
import { softwareVersion } from '../software-version.ts';
import type { DigitizeArguments } from './digitize-command.ts';
import { readPipelineOptions } from './pipeline-arguments.ts';
import { stopExitCodes } from './stop-exit-codes.ts';

const noPictureRemedy =
  'Give picture files (PNG, JPEG, WebP, TIFF, GIF, BMP, AVIF) or a folder that holds some; look at --include and --exclude.';

/** Digitizes what the command line names and reports it. Returns the exit code. Throws OPTION_INVALID. */
export async function digitizeFiles(inputs: readonly string[], given: DigitizeArguments, io: CliIo): Promise<number> {
  const options = await readPipelineOptions(given, io.workingDirectory);
  const named = await findInputs(inputs, given, io);
  if (typeof given.sidecar === 'string' && named.length > 1) {
    throw new EinthovenError('OPTION_INVALID', `--sidecar is for one picture file, but there are ${named.length}.`);
  }
  const corrected = new Set<string>();
  const settings: BatchSettings = {
    options: options.common,
    optionsOf: async (page) => {
      const found = await options.ofPage(page);
      if (found.sidecar !== null) corrected.add(`${page.path} ${page.pageIndex}`);
      return found.options;
    },
    outputs: { formats: given.format, csvUnit: given.csvUnit, overlay: given.overlay, report: given.report },
    version: softwareVersion,
    workers: given.workers,
    join: given.join ?? null,
    existing: given.resume ? 'resume' : given.overwrite ? 'overwrite' : 'fail',
  };
  if (given.report && !given.overwrite) await assertIndexIsOurs(resolve(io.workingDirectory, given.out));
  const { rows, stoppedBy } = await runWithReports(named, settings, given, io);
  await saveSummary(resolve(io.workingDirectory, given.out), rows, given);
  report(rows, given, io);
  if (corrected.size > 0 && !given.quiet) {
    io.standardError.write(
      `Corrections of sidecar files (<page>${sidecarSuffix}) were used for ${corrected.size} of the pages.\n`,
    );
  }
  if (stoppedBy && !given.quiet) {
    io.standardError.write(`Stopped by ${stoppedBy}. Run it again with --resume for the pages that are not done.\n`);
  }
  return stoppedBy ? stopExitCodes[stoppedBy] : exitCodeOf(rows);
}

async function findInputs(inputs: readonly string[], given: DigitizeArguments, io: CliIo) {
  const folders = [given.out, ...(given.debugDir === undefined ? [] : [given.debugDir])];
  const found = await collectInputs(inputs, {
    workingDirectory: io.workingDirectory,
    include: given.include,
    exclude: given.exclude,
    skipFolders: folders.map((folder) => resolve(io.workingDirectory, folder)),
  });
  for (const pattern of found.unmatched) io.standardError.write(`No file fits ${pattern}.\n`);
  if (found.ignored > 0 && !given.quiet) {
    io.standardError.write(
      `${found.ignored} other ${found.ignored === 1 ? 'file' : 'files'} in the folders left out: no pictures by their extension, or overlays.\n`,
    );
  }
  if (found.files.length === 0)
    throw new EinthovenError('OPTION_INVALID', 'There is no picture among the inputs.', { remedy: noPictureRemedy });
  return nameOutputs(found.files);
}

async function runWithReports(
  inputs: readonly NamedInput[],
  settings: BatchSettings,
  given: DigitizeArguments,
  io: CliIo,
): Promise<{ readonly rows: readonly PageRow[]; readonly stoppedBy: StopSignal | null }> {
  const now = () => performance.now();
  const stop = new AbortController();
  let stoppedBy: StopSignal | null = null;
  const removeListener = io.onStop((signal) => {
    stoppedBy = signal;
    stop.abort();
  });
  const outputFolder = resolve(io.workingDirectory, given.out);
  const pool = io.createPagePool(settings.workers);
  // Lines and a bar on one terminal would draw over each other.
  const showBar = !given.quiet && !given.verbose;
  const bar = showBar ? startProgressBar(io.standardError, inputs.length, now) : null;
  try {
    const rows = await runBatch(inputs, settings, {
      pool,
      ledger: await openLedger(outputFolder),
      output: openOutputFolder(outputFolder),
      debugOutput: given.debugDir === undefined ? null : openOutputFolder(resolve(io.workingDirectory, given.debugDir)),
      signal: stop.signal,
      now,
      onPageCount: (pages) => bar?.setPageCount(pages),
      onRow: (row) => {
        bar?.addRow(row);
        if (given.json) io.standardOutput.write(`${JSON.stringify(row)}\n`);
        if (given.verbose) io.standardError.write(describeOneRow(row));
      },
    });
    return { rows, stoppedBy };
  } finally {
    bar?.stop();
    removeListener();
    await pool.close();
  }
}

/** Web sites have a page of this name too; it is told before any page is read. Throws OUTPUT_EXISTS. */
async function assertIndexIsOurs(outputFolder: string): Promise<void> {
  const text = await readFile(join(outputFolder, reportIndexName), 'utf8').catch(() => null);
  if (text === null || text.includes('<meta name="generator" content="Einthoven">')) return;
  throw new EinthovenError('OUTPUT_EXISTS', `${reportIndexName} is there already and is no index of reports.`);
}

/** A run that wrote nothing because outputs were there must not replace what the run before said of them. */
async function saveSummary(
  outputFolder: string,
  rows: readonly PageRow[],
  given: Pick<DigitizeArguments, 'report'>,
): Promise<void> {
  const wroteNothing = rows.every((row) => row.status === 'failed');
  if (wroteNothing && rows.some((row) => row.errorCode === 'OUTPUT_EXISTS')) return;
  const files = new Map([['digitization.csv', encodeDigitizationCsv(rows)]]);
  if (given.report) files.set(reportIndexName, encodeReportIndex(rows));
  await saveFiles(outputFolder, files, { overwrite: true });
}

function report(rows: readonly PageRow[], given: DigitizeArguments, io: CliIo): void {
  if (given.quiet) return;
  if (given.json) {
    io.standardError.write(`${describeTotals(rows)}\n`);
    return;
  }
  io.standardOutput.write(describeRows(rows));
  if (rows.some((row) => row.status !== 'failed')) io.standardOutput.write(`The results are in ${given.out}\n`);
  if (rows.some((row) => row.report !== null))
    io.standardOutput.write(`Open ${join(given.out, reportIndexName)} to check them by eye.\n`);
}

function describeOneRow(row: PageRow): string {
  const reason = row.errorCode ? ` ${row.errorCode}` : '';
  const earlier = row.resumed ? ', done in an earlier run' : '';
  return `${nameRow(row)}: ${row.status}${reason} (${row.seconds.toFixed(1)} s${earlier})\n`;
}
