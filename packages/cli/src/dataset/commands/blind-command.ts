import { basename, dirname, relative, resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { saveFiles } from '@einthoven/node';
import { Command, Option } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import { parseNumber } from '../../commands/pipeline-arguments.ts';
import { addDatasetArguments, type DatasetArguments } from '../dataset-arguments.ts';
import { findPages } from '../find-pages.ts';
import { caseName } from '../jobs/export-page.ts';
import { numberPages } from '../number-pages.ts';
import { runDatasetCommand } from '../run-dataset-command.ts';
import type { JobRow } from '../run-page-jobs.ts';

interface BlindArguments extends DatasetArguments {
  readonly names: 'numbers' | 'keep';
  readonly seed: number;
  readonly headers: boolean;
  readonly key: string;
}

const examples = `
The folder to hand out has pictures only: no signals, no truth, no masks, no links, no metadata in the pictures, and
numbers for names. --headers adds how many leads and samples each record has. The key tells which page is which.

Examples:
  einthoven dataset blind pages --out handout --key key.csv
  einthoven dataset blind pages --out handout --key key.csv --headers --seed 20260101`;

/** `einthoven dataset blind`. */
export function makeBlindCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('blind')
    .description('Make a test set to hand out: pictures without signals, labels and links.')
    .argument('<folder>', 'folder of pages')
    .addOption(new Option('--names <how>', 'how pages are called').choices(['numbers', 'keep']).default('numbers'))
    .option('--seed <number>', 'keep it to yourself: it decides the order of the numbers', parseNumber, 1)
    .option('--headers', 'also headers with the form of each record', false)
    .requiredOption('--key <file.csv>', 'where names are kept; not in the folder to hand out');
  return addDatasetArguments(command, './handout')
    .addHelpText('after', examples)
    .action(async (folder: string, given: BlindArguments) => finish(await blindPages(folder, given, io)));
}

async function blindPages(folder: string, given: BlindArguments, io: CliIo): Promise<number> {
  const { workingDirectory } = io;
  const out = resolve(workingDirectory, given.out);
  const key = resolve(workingDirectory, given.key);
  if (!relative(out, key).startsWith('..')) {
    throw new EinthovenError('OPTION_INVALID', `The key ${given.key} would lie in the folder that is handed out.`, {
      remedy: 'Give --key a path outside of --out.',
    });
  }
  const pages = await findPages(folder, { workingDirectory, skipFolders: [out] });
  const names = given.names === 'keep' ? pages.map(({ name }) => caseName(name)) : numberPages(pages, given.seed);
  const tasks = pages.map((page, index) => ({
    page,
    job: { kind: 'blind', name: names[index]!, headers: given.headers } as const,
  }));
  // The ledger names the pages: it stays with the key.
  const result = await runDatasetCommand(tasks, { ...given, ledgerFolder: dirname(key) }, io);
  const nameOf = new Map(pages.map((page, index) => [page.name, names[index]!]));
  await saveFiles(dirname(key), new Map([[basename(key), encodeKey(result.rows, nameOf)]]), { overwrite: true });
  return result.exitCode;
}

/** `name,page,picture,sha256`: what each handed out picture was. */
function encodeKey(rows: readonly JobRow[], nameOf: ReadonlyMap<string, string>): Uint8Array {
  const quote = (field: unknown) => `"${String(field).replaceAll('"', '""')}"`;
  const lines = rows
    .filter(({ status }) => status !== 'failed')
    .map(({ name, facts }) => [nameOf.get(name), name, facts.picture, facts.sha256].map(quote).join(','));
  return new TextEncoder().encode(`${['name,page,picture,sha256', ...lines].join('\n')}\n`);
}
