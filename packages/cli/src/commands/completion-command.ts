import { Argument, Command } from 'commander';
import type { CliIo } from '../cli-io.ts';
import { type CompletionShell, completionShells, encodeCompletion } from './encode-completion.ts';

const examples = `
Examples:
  einthoven completion bash >> ~/.bashrc
  einthoven completion zsh > "\${fpath[1]}/_einthoven"
  einthoven completion fish > ~/.config/fish/completions/einthoven.fish`;

/** `einthoven completion`. */
export function makeCompletionCommand(io: CliIo, program: Command): Command {
  return new Command('completion')
    .description('Print the completion script of a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(completionShells))
    .addHelpText('after', examples)
    .action((shell: CompletionShell) => {
      io.standardOutput.write(encodeCompletion(shell, program));
    });
}
