import { EinthovenError } from '@einthoven/core';
import { Command, CommanderError } from 'commander';
import type { CliIo } from './cli-io.ts';
import { makeCompletionCommand } from './commands/completion-command.ts';
import { makeConfigCommand } from './commands/config-command.ts';
import { describeOption } from './commands/describe-option.ts';
import { makeDigitizeCommand } from './commands/digitize-command.ts';
import { makeInspectCommand } from './commands/inspect-command.ts';
import { makeLayoutsCommand } from './commands/layouts-command.ts';
import { makeRenderCommand } from './commands/render-command.ts';
import { makeTrainCommand } from './commands/train-command.ts';
import { makeDatasetCommand } from './dataset/dataset-command.ts';
import { softwareVersion } from './software-version.ts';

const examples = `
Examples:
  einthoven digitize page.png                             page.hea, page.dat, page.csv, page.json in ./digitized
  einthoven inspect page.png                              what each stage found
  einthoven render --synthetic 10 --preview               ten invented pages with exact truth
  einthoven <command> --help                              options and examples of a command`;

/** Carries out one command line (without the names of node and of the program). Returns the exit code. */
export async function runCli(commandLine: readonly string[], io: CliIo): Promise<number> {
  let exitCode = 0;
  const program = makeProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(commandLine, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its message already; asking for help or version is no fault.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    io.standardError.write(describeError(error));
    return 1;
  }
}

function makeProgram(io: CliIo, finish: (exitCode: number) => void): Command {
  const program = new Command('einthoven')
    .description('Turn pictures of ECG pages into calibrated 12-lead signals. Not a medical device.')
    .version(softwareVersion)
    .addHelpText('after', examples);
  program.addCommand(makeDigitizeCommand(io, finish));
  program.addCommand(makeDatasetCommand(io, finish));
  program.addCommand(makeInspectCommand(io, finish));
  program.addCommand(makeRenderCommand(io, finish));
  program.addCommand(makeLayoutsCommand(io));
  program.addCommand(makeConfigCommand(io));
  program.addCommand(makeTrainCommand(io, finish));
  program.addCommand(makeCompletionCommand(io, program));
  shareSettings(program, io);
  return program;
}

/** Commands made by themselves do not inherit how the program writes and exits. */
function shareSettings(command: Command, io: CliIo): void {
  command
    .exitOverride()
    .configureHelp({ optionDescription: describeOption })
    .showHelpAfterError('(add --help for options and examples)')
    .configureOutput({
      writeOut: (text) => io.standardOutput.write(text),
      writeErr: (text) => io.standardError.write(text),
    });
  for (const child of command.commands) shareSettings(child, io);
}

function describeError(error: unknown): string {
  if (error instanceof EinthovenError) return `${error.code}: ${error.message}\n${error.remedy}\n`;
  return `INTERNAL: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}
