import { EinthovenError } from '@einthoven/core';
import { Command } from 'commander';
import type { CliIo } from '../cli-io.ts';

const trainer = 'einthoven-train';

const examples = `
Examples:
  einthoven train --config trainer/example.yaml           makes pages, trains, evaluates, exports, writes the model card
  einthoven train search --config trainer/search.yaml     short trainings that compare options

Everything after "train" goes to the trainer, a Python program: pip install ./trainer puts it where it is found.`;

/** `einthoven train`: runs the trainer, which is another program, and ends as that ends. Throws TRAINER_MISSING. */
export function makeTrainCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  return new Command('train')
    .description('Train a network (needs the Python trainer).')
    .argument('[words...]', 'what the trainer is told')
    .allowUnknownOption()
    .addHelpText('after', examples)
    .action(async (words: readonly string[]) => {
      const exitCode = await io.runProgram(trainer, words);
      if (exitCode === null) throw new EinthovenError('TRAINER_MISSING');
      finish(exitCode);
    });
}
