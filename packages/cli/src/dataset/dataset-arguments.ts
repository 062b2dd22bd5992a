import { availableParallelism } from 'node:os';
import { EinthovenError } from '@einthoven/core';
import { type Command, Option } from 'commander';
import { parseNumber } from '../commands/pipeline-arguments.ts';

/** What all commands take that write files for pages. */
export interface DatasetArguments {
  readonly out: string;
  readonly workers: number;
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Folder of the ledger where it must not lie in `out`; absolute. Not an option of the command line. */
  readonly ledgerFolder?: string;
}

export function addDatasetArguments(command: Command, out: string): Command {
  return command
    .option('-o, --out <folder>', 'output folder', out)
    .option('-j, --workers <count>', 'pages at a time', parseWorkers, availableParallelism())
    .addOption(
      new Option('--resume', 'skip pages that are done with these options').default(false).conflicts('overwrite'),
    )
    .option('--overwrite', 'replace outputs that are there', false)
    .option('--json', 'one JSON object a page on standard output', false)
    .option('-q, --quiet', 'no progress and no table', false);
}

function parseWorkers(text: string): number {
  return parseWhole(text, { name: '--workers', least: 1 });
}

/** A whole number from `least`. Throws OPTION_INVALID. */
export function parseWhole(text: string, { name, least }: { readonly name: string; readonly least: number }): number {
  const count = parseNumber(text);
  if (Number.isInteger(count) && count >= least) return count;
  throw new EinthovenError('OPTION_INVALID', `${name} expects a whole number from ${least}, but got "${text}".`);
}

/** Names out of a list, separated by commas. Throws OPTION_INVALID. */
export function parseChoices<Name extends string>(text: string, known: readonly Name[]): readonly Name[] {
  const wanted = [...new Set(text.split(',').map((name) => name.trim()))];
  const unknown = wanted.find((name) => !known.includes(name as Name));
  if (unknown === undefined) return wanted as Name[];
  throw new EinthovenError('OPTION_INVALID', `There is no "${unknown}"; choose from ${known.join(', ')}.`);
}
