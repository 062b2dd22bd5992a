import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { datasetParts, type SplitEntry, type SplitOptions, splitPages } from '@einthoven/core/dataset';
import { saveFiles } from '@einthoven/node';
import { Command, Option } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import { parseNumber } from '../../commands/pipeline-arguments.ts';
import type { DatasetPage } from '../dataset-page.ts';
import { findPages } from '../find-pages.ts';
import { readPatients } from '../read-patients.ts';
import { createRecordFinder } from '../record-of-page.ts';
import { writeJobRow } from '../write-job-row.ts';

interface SplitArguments {
  readonly by: 'fold' | 'patient' | 'fraction';
  readonly table?: string;
  readonly fractions: readonly [number, number, number];
  readonly seed: number;
  readonly out: string;
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly json: boolean;
}

const examples = `
fold: folds 1 to 8 train, 9 validates, 10 tests (strat_fold of ptbxl_database.csv). patient: fractions of the patients.
fraction: fractions of the pages. No patient stands in two parts, whichever is chosen; pages of one record belong to one
patient where no table says more.

Examples:
  einthoven dataset split pages --by fraction --fractions 0.7,0.2,0.1 --out split.json
  einthoven dataset split pages --by fold --table ptbxl_database.csv --out split.json
  einthoven dataset split pages --by patient --table patients.csv --seed 7 --out split.json`;

/** `einthoven dataset split`. */
export function makeSplitCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  return new Command('split')
    .description('Divide pages into training, validation and test.')
    .argument('<folder>', 'folder of pages')
    .addOption(new Option('--by <what>', 'what decides').choices(['fold', 'patient', 'fraction']).default('fraction'))
    .option('--table <file.csv>', 'records with their patients and folds, such as ptbxl_database.csv')
    .option('--fractions <list>', 'of training, validation and test', parseFractions, [0.8, 0.1, 0.1])
    .option('--seed <number>', 'other seeds give other parts', parseNumber, 1)
    .option('-o, --out <file.json>', 'where the parts are written', './split.json')
    .addOption(
      new Option('--resume', 'leave the file as it is if it has these very parts')
        .default(false)
        .conflicts('overwrite'),
    )
    .option('--overwrite', 'replace the file if it is there', false)
    .option('--json', 'one JSON object a page on standard output', false)
    .addHelpText('after', examples)
    .action(async (folder: string, given: SplitArguments) => {
      await splitFolder(folder, given, io);
      finish(0);
    });
}

async function splitFolder(folder: string, given: SplitArguments, io: CliIo): Promise<void> {
  const { by, seed, fractions } = given;
  const pages = await findPages(folder, { workingDirectory: io.workingDirectory });
  const entries = await describeEntries(pages, given, io);
  const options: SplitOptions = by === 'fold' ? { by } : { by, seed, fractions };
  const { parts, movedPatients } = splitPages(entries, options);
  const document = { ...options, parts, movedPatients };
  const path = resolve(io.workingDirectory, given.out);
  const bytes = Buffer.from(`${JSON.stringify(document, null, 1)}\n`);
  const resumed = given.resume && bytes.equals(await readFile(path).catch(() => Buffer.alloc(0)));
  if (!resumed) await saveFiles(dirname(path), new Map([[basename(path), bytes]]), { overwrite: given.overwrite });
  if (movedPatients.length > 0) {
    io.standardError.write(
      `${movedPatients.length} patients stand in folds of several parts; each went to one part.\n`,
    );
  }
  if (given.json) {
    for (const part of datasetParts) {
      for (const name of parts[part]) writeJobRow(io, { name, resumed, files: [basename(path)], facts: { part } });
    }
    return;
  }
  io.standardOutput.write(`${datasetParts.map((part) => `${part} ${parts[part].length}`).join(', ')}: ${given.out}\n`);
}

async function describeEntries(
  pages: readonly DatasetPage[],
  { by, table }: SplitArguments,
  io: CliIo,
): Promise<readonly SplitEntry[]> {
  if (by === 'fold' && table === undefined) {
    throw new EinthovenError('OPTION_INVALID', '--by fold needs --table with the folds, such as ptbxl_database.csv.');
  }
  const recordOf = await createRecordFinder();
  const find = table === undefined ? null : await readPatients(resolve(io.workingDirectory, table));
  const entries: SplitEntry[] = [];
  for (const page of pages) {
    const record = await recordOf(page);
    const row =
      find === null ? { patient: record, fold: null } : find([basename(page.name), record, record.split('-')[0]!]);
    if (row === null) {
      throw new EinthovenError('RECORD_INVALID', `${page.name} (record ${record}) does not stand in ${table}.`, {
        remedy: 'Add the record to the table, or split without the table.',
      });
    }
    entries.push({ name: page.name, patient: row.patient ?? record, fold: row.fold });
  }
  return entries;
}

function parseFractions(text: string): readonly [number, number, number] {
  const numbers = text.split(',').map(parseNumber);
  const [train, validation, test] = numbers;
  if (numbers.length === 3 && numbers.every((number) => number >= 0) && numbers.some((number) => number > 0)) {
    return [train!, validation!, test!];
  }
  throw new EinthovenError(
    'OPTION_INVALID',
    `--fractions expects three numbers from 0, as in 0.8,0.1,0.1; got "${text}".`,
  );
}
