import { availableParallelism } from 'node:os';
import { EinthovenError } from '@einthoven/core';
import { recordWriters } from '@einthoven/core/formats';
import { Command, Option } from 'commander';
import { type JoinChoice, joinChoices } from '../batch/join-pages.ts';
import type { OutputChoice } from '../batch/page-result.ts';
import type { CliIo } from '../cli-io.ts';
import { suggestName } from '../options/suggest-name.ts';
import { digitizeFiles } from './digitize-files.ts';
import { addPipelineArguments, collect, type PipelineArguments, parseNumber } from './pipeline-arguments.ts';

export interface DigitizeArguments extends PipelineArguments {
  readonly out: string;
  readonly format: readonly string[];
  readonly csvUnit: OutputChoice['csvUnit'];
  readonly overlay: boolean;
  readonly report: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly workers: number;
  readonly join?: JoinChoice;
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly debugDir?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

const formatIds: readonly string[] = recordWriters.map((writer) => writer.id);

const examples = `
Output names: folders mirror those of the input. a.jpg becomes a.hea, a.csv …; if a.png is there too, its files are
named a-png. Pages of a file with several are named a-p1, a-p2 …, and with --join the record of all pages is named a.
Of several ECGs on one page the first is named a, the next a-ecg2 … <out>/digitization.csv has one row an ECG.

Examples:
  einthoven digitize page.png
  einthoven digitize scans --out signals --format wfdb,csv --overlay
  einthoven digitize scans --report                       then open digitized/index.html
  einthoven digitize 'scans/**/*.jpg' --exclude '*draft*' --workers 4
  einthoven digitize holter.tif --join time               page 2 goes on where page 1 ends
  einthoven digitize scans --resume                       go on after an interruption
  einthoven digitize page.png --layout 3x4+1 --speed 50 --gain 5 --frequency 1000
  einthoven digitize page.png --config ecg.yaml --set grid.minimumPitch=4
  einthoven digitize scans --json --quiet > results.jsonl

Exit codes: 0 all pages complete, 2 some partial or failed, 1 nothing done, 130 interrupted.`;

/** `einthoven digitize`. `finish` receives the exit code. */
export function makeDigitizeCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('digitize')
    .description('Turn pictures of ECG pages into signals.')
    .argument('<inputs...>', 'picture files, folders (walked to the bottom) or glob patterns')
    .option('-o, --out <folder>', 'output folder', './digitized')
    .option('-f, --format <list>', `formats of the record, separated by commas`, parseFormats, formatIds)
    .addOption(new Option('--csv-unit <unit>', 'unit of CSV columns').choices(['mV', 'uV']).default('mV'))
    .option('--overlay', 'also one PNG a page: the signals drawn over the picture', false)
    .option('--report', 'also one HTML page a page to check the result by eye, and index.html of all', false);
  return addPipelineArguments(command)
    .option('--include <glob>', 'only files that fit; may be repeated', collect, [])
    .option('--exclude <glob>', 'no files that fit; may be repeated', collect, [])
    .option('-j, --workers <count>', 'pages at a time', parseWorkers, availableParallelism())
    .addOption(
      new Option(
        '--join <how>',
        'also one record of all pages of a file: in time (the same leads go on), in leads (other leads of the same time), or whichever fits (auto)',
      ).choices(joinChoices),
    )
    .addOption(
      new Option('--resume', 'go on: skip pages that are done with these options, redo the others')
        .default(false)
        .conflicts('overwrite'),
    )
    .option('--overwrite', 'replace results that are there', false)
    .option('--debug-dir <folder>', 'write there what every stage saw, as a picture and as data')
    .option('--json', 'one JSON object a page on standard output instead of the table', false)
    .option('-q, --quiet', 'no progress and no table', false)
    .option('-v, --verbose', 'a line for every page as it is done', false)
    .addHelpText('after', examples)
    .action(async (inputs: readonly string[], given: DigitizeArguments) => {
      finish(await digitizeFiles(inputs, given, io));
    });
}

function parseFormats(text: string): readonly string[] {
  const formats = [...new Set(text.split(',').map((format) => format.trim().toLowerCase()))];
  const unknown = formats.find((format) => !formatIds.includes(format));
  if (unknown === undefined) return formats;
  const suggestion = suggestName(unknown, formatIds);
  throw new EinthovenError('OPTION_INVALID', `There is no format "${unknown}"; did you mean ${suggestion}?`);
}

function parseWorkers(text: string): number {
  const count = parseNumber(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new EinthovenError('OPTION_INVALID', `--workers expects a whole number from 1, but got "${text}".`);
}
