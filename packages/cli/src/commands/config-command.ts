import { Argument, Command } from 'commander';
import type { CliIo } from '../cli-io.ts';
import { describeOptions } from '../options/describe-options.ts';
import { describeOptionsAsJsonSchema, listOptions } from '../options/list-options.ts';
import { describeRenderOptionsAsJsonSchema, listRenderOptions } from '../render/list-render-options.ts';

const examples = `
Examples:
  einthoven config > ecg.yaml
  einthoven digitize page.png --config ecg.yaml
  einthoven config --schema > ecg.schema.json
  einthoven config render > lab.yaml`;

const describedCommands = {
  digitize: { list: listOptions, schema: describeOptionsAsJsonSchema },
  render: { list: listRenderOptions, schema: describeRenderOptionsAsJsonSchema },
} as const;
type DescribedCommand = keyof typeof describedCommands;

/** `einthoven config`. */
export function makeConfigCommand(io: CliIo): Command {
  return new Command('config')
    .description('Print all options with defaults, units and ranges as a YAML file.')
    .addArgument(new Argument('[command]', 'whose options').choices(Object.keys(describedCommands)).default('digitize'))
    .option('--schema', 'print the JSON schema of the options instead', false)
    .addHelpText('after', examples)
    .action((name: DescribedCommand, { schema: asSchema }: { readonly schema: boolean }) => {
      const { list, schema } = describedCommands[name];
      const text = asSchema ? `${JSON.stringify(schema(), null, 2)}\n` : describeOptions(list());
      io.standardOutput.write(text);
    });
}
