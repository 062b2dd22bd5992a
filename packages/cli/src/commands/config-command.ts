import { Command } from 'commander';
import type { CliIo } from '../cli-io.ts';
import { describeOptions } from '../options/describe-options.ts';
import { describeOptionsAsJsonSchema } from '../options/list-options.ts';

const examples = `
Examples:
  einthoven config > ecg.yaml
  einthoven digitize page.png --config ecg.yaml
  einthoven config --schema > ecg.schema.json`;

/** `einthoven config`. */
export function makeConfigCommand(io: CliIo): Command {
  return new Command('config')
    .description('Print all options with defaults, units and ranges as a YAML file.')
    .option('--schema', 'print the JSON schema of the options instead', false)
    .addHelpText('after', examples)
    .action(({ schema }: { readonly schema: boolean }) => {
      const text = schema ? `${JSON.stringify(describeOptionsAsJsonSchema(), null, 2)}\n` : describeOptions();
      io.standardOutput.write(text);
    });
}
