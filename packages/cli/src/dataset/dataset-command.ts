import { Command } from 'commander';
import type { CliIo } from '../cli-io.ts';
import { makeBlindCommand } from './commands/blind-command.ts';
import { makeDensifyCommand } from './commands/densify-command.ts';
import { makeExportCommand } from './commands/export-command.ts';
import { makeLinkImagesCommand } from './commands/link-images-command.ts';
import { makeMaskCommand } from './commands/mask-command.ts';
import { makePreparePtbxlCommand } from './commands/prepare-ptbxl-command.ts';
import { makeRotateBackCommand } from './commands/rotate-back-command.ts';
import { makeSplitCommand } from './commands/split-command.ts';
import { makeVerifyCommand } from './commands/verify-command.ts';

const examples = `
A data set is a folder of pages as \`einthoven render\` writes them: a picture and, of the same name, its truth (.json) and
the record of what is drawn (.hea, .dat).

Examples:
  einthoven render --synthetic 10 --out pages
  einthoven dataset split pages --by fraction --out split.json
  einthoven dataset verify pages
  einthoven dataset export pages --to nnunet --split split.json --out nnUNet_raw/Dataset500_ECG

Exit codes: 0 all pages done, 2 some failed or have faults, 1 nothing done, 130 interrupted.`;

/** `einthoven dataset` with its commands. `finish` receives the exit code. */
export function makeDatasetCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('dataset')
    .description('Prepare, split, check and export pages for training and tests.')
    .addHelpText('after', examples);
  const makers = [
    makePreparePtbxlCommand,
    makeLinkImagesCommand,
    makeSplitCommand,
    makeMaskCommand,
    makeDensifyCommand,
    makeRotateBackCommand,
    makeVerifyCommand,
    makeExportCommand,
    makeBlindCommand,
  ];
  for (const make of makers) command.addCommand(make(io, finish));
  return command;
}
