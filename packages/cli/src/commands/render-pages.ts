import { join, resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { negativeKinds } from '@einthoven/core/render';
import { drawContactSheet, saveFiles } from '@einthoven/node';
import { describeRemedies } from '../batch/describe-remedies.ts';
import { describeTotals } from '../batch/describe-totals.ts';
import { exitCodeOf } from '../batch/exit-code.ts';
import { formatTable } from '../batch/format-table.ts';
import { openLedger } from '../batch/ledger.ts';
import { openOutputFolder } from '../batch/output-folder.ts';
import { startProgressBar } from '../batch/progress-bar.ts';
import type { CliIo, StopSignal } from '../cli-io.ts';
import { listLayouts, readTextFile, readUserLayouts } from '../options/read-layouts.ts';
import { chooseTemplates } from '../render/choose-templates.ts';
import { findRecords } from '../render/find-records.ts';
import { mergeIndex } from '../render/merge-index.ts';
import { nameRecords } from '../render/name-records.ts';
import { parseVariation } from '../render/parse-variation.ts';
import { readRenderOptions } from '../render/read-render-options.ts';
import type { RecordSource, RenderStyle } from '../render/render-request.ts';
import { pictureFileName } from '../render/rendered-files.ts';
import { countPages, type RenderRow, type RenderSettings, runRender } from '../render/run-render.ts';
import { softwareVersion } from '../software-version.ts';
import type { RenderArguments } from './render-command.ts';
import { stopExitCodes } from './stop-exit-codes.ts';

/** Longer runs list only the pages that are not complete; index.json has the others. */
const longestFullTable = 100;
const previewPages = 24;

/** Renders what the command line names and reports it. Returns the exit code. Throws OPTION_INVALID. */
export async function renderPages(records: readonly string[], given: RenderArguments, io: CliIo): Promise<number> {
  const settings: RenderSettings = {
    style: await readStyle(given, io),
    outputs: { ...given.format, truth: given.truth, masks: given.masks },
    seed: given.seed,
    pagesPerRecord: given.pagesPerRecord,
    version: softwareVersion,
    workers: given.workers,
    existing: given.resume ? 'resume' : given.overwrite ? 'overwrite' : 'fail',
  };
  const sources = await findSources(records, given, io);
  const { rows, stoppedBy } = await runWithReports(sources, settings, given, io);
  await saveSummary(rows, given, io);
  report(rows, given, io);
  if (stoppedBy && !given.quiet) {
    io.standardError.write(`Stopped by ${stoppedBy}. Run it again with --resume for the pages that are not done.\n`);
  }
  return stoppedBy ? stopExitCodes[stoppedBy] : exitCodeOf(rows);
}

async function readStyle(given: RenderArguments, io: CliIo): Promise<RenderStyle> {
  const { preset, template, wear } = given;
  const layouts = listLayouts(await readUserLayouts(given.layouts, io.workingDirectory));
  const shortcuts = {
    ...(given.speed === undefined ? {} : { 'render.paperSpeed': given.speed }),
    ...(given.gain === undefined ? {} : { 'render.gain': given.gain }),
    ...(given.dpi === undefined ? {} : { 'render.dotsPerInch': given.dpi }),
  };
  const config =
    given.config === undefined ? {} : { configText: await readTextFile(given.config, io.workingDirectory) };
  const options = readRenderOptions({ ...config, shortcuts, assignments: given.set });
  const variations = given.vary.map(parseVariation);
  const hasHeart = Object.keys(options.heart).length > 0 || variations.some(({ path }) => path.startsWith('heart.'));
  if (given.synthetic === undefined && hasHeart) {
    throw new EinthovenError('OPTION_INVALID', 'Options of the heart go with --synthetic: records have their own.');
  }
  return { preset, templates: chooseTemplates(template, preset, layouts), wear, options, variations };
}

async function findSources(records: readonly string[], given: RenderArguments, io: CliIo): Promise<RecordSource[]> {
  const negatives = Array.from({ length: given.negatives ?? 0 }, (_, index) => ({
    kind: 'negative' as const,
    name: `negative-${String(index + 1).padStart(5, '0')}-${negativeKinds[index % negativeKinds.length]!}`,
  }));
  const isAlone = negatives.length > 0 && records.length === 0 && given.synthetic === undefined;
  return isAlone ? negatives : [...(await findEcgs(records, given, io)), ...negatives];
}

async function findEcgs(records: readonly string[], given: RenderArguments, io: CliIo): Promise<RecordSource[]> {
  if (given.synthetic !== undefined) {
    if (records.length > 0) throw new EinthovenError('OPTION_INVALID', 'Give records or --synthetic, not both.');
    if (given.from !== 0) throw new EinthovenError('OPTION_INVALID', '--from is for records: hearts begin at 0 s.');
    return Array.from({ length: given.synthetic }, (_, index) => ({
      kind: 'synthetic' as const,
      name: `heart-${String(index + 1).padStart(5, '0')}`,
    }));
  }
  if (records.length === 0) throw new EinthovenError('OPTION_INVALID', 'Give records, or --synthetic with a number.');
  const { paths, unmatched } = await findRecords(records, io.workingDirectory);
  for (const input of unmatched) io.standardError.write(`No record fits ${input}.\n`);
  if (paths.length === 0) throw new EinthovenError('OPTION_INVALID', 'There is no record among the inputs.');
  const names = nameRecords(paths);
  return paths.map((path) => ({ kind: 'file' as const, name: names.get(path)!, path, from: given.from }));
}

async function runWithReports(
  sources: readonly RecordSource[],
  settings: RenderSettings,
  given: RenderArguments,
  io: CliIo,
): Promise<{ readonly rows: readonly RenderRow[]; readonly stoppedBy: StopSignal | null }> {
  const now = () => performance.now();
  const stop = new AbortController();
  let stoppedBy: StopSignal | null = null;
  const removeListener = io.onStop((signal) => {
    stoppedBy = signal;
    stop.abort();
  });
  const folder = resolve(io.workingDirectory, given.out);
  const pool = io.createPagePool(settings.workers);
  // Lines and a bar on one terminal would draw over each other.
  const pageCount = sources.reduce((sum, source) => sum + countPages(source, settings), 0);
  const showBar = !given.quiet && !given.verbose;
  const bar = showBar ? startProgressBar(io.standardError, pageCount, now) : null;
  try {
    const rows = await runRender(sources, settings, {
      pool,
      ledger: await openLedger<RenderRow>(folder),
      output: openOutputFolder(folder),
      signal: stop.signal,
      now,
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

async function saveSummary(rows: readonly RenderRow[], given: RenderArguments, io: CliIo): Promise<void> {
  const folder = resolve(io.workingDirectory, given.out);
  const done = rows.flatMap(({ index }) => index ?? []);
  const files = new Map<string, Uint8Array>();
  if (done.length > 0) {
    files.set('index.json', new TextEncoder().encode(await mergeIndex(join(folder, 'index.json'), done)));
  }
  const drawn = rows.filter(({ status }) => status !== 'failed').slice(0, previewPages);
  if (given.preview && drawn.length > 0) {
    const pictures = drawn.map(({ id }) => join(folder, pictureFileName(id, given.format)));
    files.set('preview.png', await drawContactSheet(pictures));
  }
  await saveFiles(folder, files, { overwrite: true });
}

function report(rows: readonly RenderRow[], given: RenderArguments, io: CliIo): void {
  if (given.quiet) return;
  if (given.json) {
    io.standardError.write(`${describeTotals(rows)}\n`);
    return;
  }
  const shown = rows.length > longestFullTable ? rows.filter(({ status }) => status !== 'complete') : rows;
  const table = formatTable([
    ['Page', 'Status', 'Layout', 'Kind', 'Reason'],
    ...shown.map(({ id, status, index, errorCode, message }) => {
      const reason = [errorCode, message].filter((part) => part).join(': ');
      return [id, status, index?.layout ?? '-', index?.category ?? '-', reason];
    }),
  ]);
  const hidden = rows.length - shown.length;
  const note = hidden > 0 ? `${hidden} complete pages are not listed; index.json has them.\n` : '';
  io.standardOutput.write(`${shown.length > 0 ? table : ''}${note}${describeRemedies(rows)}${describeTotals(rows)}\n`);
  if (rows.some(({ status }) => status !== 'failed')) io.standardOutput.write(`The pages are in ${given.out}\n`);
}

function describeOneRow({ id, status, errorCode, seconds, resumed }: RenderRow): string {
  const reason = errorCode ? ` ${errorCode}` : '';
  return `${id}: ${status}${reason} (${seconds.toFixed(1)} s${resumed ? ', done in an earlier run' : ''})\n`;
}
