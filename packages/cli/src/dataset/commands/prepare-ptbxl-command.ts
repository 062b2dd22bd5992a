import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { readPtbxlFacts } from '@einthoven/core/dataset';
import { findRecordFiles } from '@einthoven/node';
import { Command } from 'commander';
import { describeFailure } from '../../batch/describe-failure.ts';
import { startProgressBar } from '../../batch/progress-bar.ts';
import { runTaskQueue } from '../../batch/run-task-queue.ts';
import type { CliIo } from '../../cli-io.ts';
import { openJobLedger } from '../job-ledger.ts';
import { prepareRecord } from '../prepare-ptbxl.ts';
import { writeJobRow } from '../write-job-row.ts';

interface PrepareArguments {
  readonly records: string;
  readonly database: string;
  readonly scpStatements: string;
  readonly slStatements: string;
  readonly slMapping: string;
  readonly out: string;
  readonly resume: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

const examples = `
Headers get time and date of the recording, "# Age:", "# Sex:", "# Height:", "# Weight:" and "# Labels:" with NORM, Acute
MI, Old MI, STTC, CD, HYP, PAC, PVC, AFIB/AFL, TACHY and BRADY. An infarction is acute where the 12SL program says so, else
old. Numbers that are missing are Unknown. Signals are copied; what is there already is left alone. What
was done stands in dataset.jsonl of --out; --resume does not even read records that are as an earlier run left them.

Example:
  einthoven dataset prepare-ptbxl --records ptb-xl/records500 --database ptb-xl/ptbxl_database.csv \\
    --scp-statements ptb-xl/scp_statements.csv --sl-statements ptb-xl-plus/labels/12sl_statements.csv \\
    --sl-mapping ptb-xl-plus/labels/mapping/12slv23ToSNOMED.csv --out prepared

Exit codes: 0 all records done, 2 some failed, 1 none done, 130 interrupted.`;

/** `einthoven dataset prepare-ptbxl`. */
export function makePreparePtbxlCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  return new Command('prepare-ptbxl')
    .description('Write what the tables of PTB-XL say into the headers of its records.')
    .requiredOption('--records <folder>', 'records of PTB-XL')
    .requiredOption('--database <file.csv>', 'ptbxl_database.csv')
    .requiredOption('--scp-statements <file.csv>', 'scp_statements.csv')
    .requiredOption('--sl-statements <file.csv>', '12sl_statements.csv of PTB-XL+')
    .requiredOption('--sl-mapping <file.csv>', '12slv23ToSNOMED.csv of PTB-XL+')
    .option('-o, --out <folder>', 'where the records go; may be the folder they come from', './prepared')
    .option('--resume', 'pass over records that were prepared in an earlier run', false)
    .option('--json', 'one JSON object a record on standard output', false)
    .option('-q, --quiet', 'no progress and no totals', false)
    .addHelpText('after', examples)
    .action(async (given: PrepareArguments) => finish(await prepareRecords(given, io)));
}

async function prepareRecords(given: PrepareArguments, io: CliIo): Promise<number> {
  const at = (path: string) => resolve(io.workingDirectory, path);
  const facts = readPtbxlFacts({
    database: await readTable(at(given.database)),
    scpStatements: await readTable(at(given.scpStatements)),
    slStatements: await readTable(at(given.slStatements)),
    slMapping: await readTable(at(given.slMapping)),
  });
  const folders = { records: at(given.records), out: at(given.out) };
  const headers = (await findRecordFiles(folders.records)).filter((path) => path.endsWith('.hea'));
  if (headers.length === 0) throw new EinthovenError('OPTION_INVALID', `There is no record in ${folders.records}.`);
  const stop = new AbortController();
  const removeListener = io.onStop(() => stop.abort());
  const bar = given.quiet ? null : startProgressBar(io.standardError, headers.length, () => performance.now());
  const ledger = await openJobLedger(folders.out);
  const counts = { written: 0, unchanged: 0, resumed: 0, failed: 0 };
  const work = async (header: string) => {
    try {
      const { name, status, labels } = await prepareRecord(header, facts, { ...folders, ledger, resume: given.resume });
      counts[status]++;
      if (given.json) writeJobRow(io, { name, resumed: status === 'resumed', files: [name], facts: { labels } });
    } catch (error) {
      counts.failed++;
      const { code, message } = describeFailure(error);
      io.standardError.write(`${code}: ${message}\n`);
      const name = relative(folders.records, header);
      if (given.json) writeJobRow(io, { name, status: 'failed', errorCode: code, problems: [message] });
    }
    bar?.addRow({ status: 'complete', resumed: false });
    return [];
  };
  try {
    await runTaskQueue(headers, work, { concurrency: 2 * availableParallelism(), signal: stop.signal });
  } finally {
    bar?.stop();
    removeListener();
  }
  const { written, unchanged, resumed, failed } = counts;
  const earlier = resumed > 0 ? `${resumed} were done in an earlier run, ` : '';
  if (!given.quiet) {
    io.standardError.write(
      `${written} records written, ${unchanged} were as they should be, ${earlier}${failed} failed\n`,
    );
  }
  if (stop.signal.aborted) return 130;
  return failed === 0 ? 0 : failed === headers.length ? 1 : 2;
}

async function readTable(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text !== null) return text;
  throw new EinthovenError('FILE_NOT_FOUND', `There is no table ${path}.`, {
    remedy: 'The tables come with PTB-XL and PTB-XL+ of PhysioNet.',
  });
}
