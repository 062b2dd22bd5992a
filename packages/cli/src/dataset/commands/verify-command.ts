import { basename, dirname, resolve } from 'node:path';
import { saveFiles } from '@einthoven/node';
import { Command } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import { parseNumber } from '../../commands/pipeline-arguments.ts';
import { addDatasetArguments, type DatasetArguments } from '../dataset-arguments.ts';
import { runPageCommand } from '../run-page-command.ts';
import type { JobRow } from '../run-page-jobs.ts';

interface VerifyArguments extends DatasetArguments {
  readonly maximumShift: number;
  readonly minimumOnInk: number;
  readonly maximumDifference: number;
}

export const reportName = 'verify.json';

const examples = `
Of every page: the truth follows its schema; picture and truth have one size; every centre line lies on ink, and no drawn
line is farther from its truth than --maximum-shift; 5 mm lines lie where the map of the truth says; centre lines in
millivolts agree with the WFDB record, and both end and pause together. The report is <out>/${reportName}.

Examples:
  einthoven dataset verify pages --out checked
  einthoven dataset verify pages --out checked --maximum-shift 0.25 --json

Exit codes: 0 nothing is wrong, 2 pages have faults or cannot be read, 130 interrupted.`;

/** `einthoven dataset verify`. */
export function makeVerifyCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('verify')
    .description('Check every truth against its picture and its record.')
    .argument('<folder>', 'folder of pages with truth')
    .option('--maximum-shift <pixels>', 'how far a drawn line may be from its truth', parseNumber, 0.5)
    .option('--minimum-on-ink <part>', 'part of a centre line that must lie on ink, 0 to 1', parseNumber, 0.85)
    .option('--maximum-difference <mV>', 'how far record and centre line may differ (RMS)', parseNumber, 0.01);
  return addDatasetArguments(command, './verified')
    .addHelpText('after', examples)
    .action(async (folder: string, given: VerifyArguments) => {
      const { maximumShift, minimumOnInk, maximumDifference } = given;
      const job = { kind: 'verify', limits: { maximumShift, minimumOnInk, maximumDifference } } as const;
      const result = await runPageCommand({ folder, job }, given, io);
      await saveReport(resolve(io.workingDirectory, given.out, reportName), result.rows);
      // A page that cannot be checked is a fault of the data set, also where it is the only one.
      finish(result.isStopped ? result.exitCode : result.rows.every(({ status }) => status === 'complete') ? 0 : 2);
    });
}

/** The totals, then a row a page. */
async function saveReport(path: string, rows: readonly JobRow[]): Promise<void> {
  const count = (status: JobRow['status']) => rows.filter((row) => row.status === status).length;
  const report = {
    pages: rows.length,
    good: count('complete'),
    faulty: count('partial'),
    unreadable: count('failed'),
    rows: rows.map(({ name, status, problems, errorCode, facts }) => ({
      name,
      status: { complete: 'good', partial: 'faulty', failed: 'unreadable' }[status],
      problems,
      ...(errorCode === undefined ? {} : { errorCode }),
      ...facts,
    })),
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(report, null, 1)}\n`);
  await saveFiles(dirname(path), new Map([[basename(path), bytes]]), { overwrite: true });
}
