import { resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { Command } from 'commander';
import type { CliIo } from '../../cli-io.ts';
import { addDatasetArguments, type DatasetArguments } from '../dataset-arguments.ts';
import { runPageCommand } from '../run-page-command.ts';

const examples = `
Rotation, quarter turns and mirror are taken back; perspective and bends stay. Pictures, truth and records are written to
--out under the names that they have; the pages themselves stay as they are.

Example:
  einthoven dataset rotate-back pages --out upright`;

/** `einthoven dataset rotate-back`. */
export function makeRotateBackCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('rotate-back')
    .description('Turn pages upright by their truth, and the truth with them.')
    .argument('<folder>', 'folder of pages with truth');
  return addDatasetArguments(command, './upright')
    .addHelpText('after', examples)
    .action(async (folder: string, given: DatasetArguments) => {
      const { workingDirectory } = io;
      const out = resolve(workingDirectory, given.out);
      if (out === resolve(workingDirectory, folder)) {
        throw new EinthovenError('OPTION_INVALID', 'Pages are not turned where they are: give another --out.');
      }
      finish((await runPageCommand({ folder, job: { kind: 'rotate-back' } }, given, io)).exitCode);
    });
}
