import { EinthovenError, findLayoutTemplate, type LayoutTemplate } from '@einthoven/core';
import { Command } from 'commander';
import { Document, isScalar, visit } from 'yaml';
import { formatTable } from '../batch/format-table.ts';
import type { CliIo } from '../cli-io.ts';
import { listLayouts, readUserLayouts } from '../options/read-layouts.ts';
import { type LearnArguments, learnLayout } from './learn-layout.ts';
import { addLayoutArguments, parseNumber } from './pipeline-arguments.ts';

interface LayoutsArguments {
  readonly layouts?: string;
}

const examples = `
Examples:
  einthoven layouts
  einthoven layouts show 3x4+1 > my-layouts.yaml          a template to start from
  einthoven layouts --layouts my-layouts.yaml             with templates of your own
  einthoven layouts learn page.png --name ward-3 > my-layouts.yaml
                                                          a template from an example page`;

const learnExamples = `
Examples:
  einthoven layouts learn page.png --name ward-3 > my-layouts.yaml
  einthoven digitize pages/ --layouts my-layouts.yaml --layout ward-3

The names of the leads have to be printed on the page, or given: --set 'layout.rows=...', or a sidecar file.`;

/** `einthoven layouts`, `einthoven layouts show` and `einthoven layouts learn`. */
export function makeLayoutsCommand(io: CliIo): Command {
  const command = new Command('layouts')
    .description('List the page layouts, or print one as YAML.')
    .option('--layouts <file.yaml>', 'page layouts of your own beside the known ones')
    .addHelpText('after', examples)
    .action(async (given: LayoutsArguments) => {
      io.standardOutput.write(formatTable((await read(given, io)).map((layout) => [layout.name, layout.description])));
    });
  command
    .command('show')
    .description('Print a layout as YAML, as --layouts takes it.')
    .argument('<name>', 'name of the layout')
    .action(async (name: string) => {
      const layout = findLayoutTemplate(name, await read(command.opts<LayoutsArguments>(), io));
      io.standardOutput.write(encodeLayout(layout));
    });
  const learn = command
    .command('learn')
    .description('Print the layout of an example page as YAML, as --layouts takes it.')
    .argument('<page>', 'picture file')
    .option('--name <name>', 'name of the layout', 'learned')
    .option('--page <number>', 'page of the file, from 1', parsePage, 1);
  addLayoutArguments(learn)
    .addHelpText('after', learnExamples)
    .action(async (file: string) => {
      const { layouts } = command.opts<LayoutsArguments>();
      const given = { ...(layouts === undefined ? {} : { layouts }), ...learn.opts<LearnArguments>() };
      io.standardOutput.write(encodeLayout(await learnLayout(file, given, io)));
    });
  return command;
}

function parsePage(text: string): number {
  const page = parseNumber(text);
  if (Number.isInteger(page) && page >= 1) return page;
  throw new EinthovenError('OPTION_INVALID', `--page expects a whole number from 1, but got "${text}".`);
}

async function read(given: LayoutsArguments, io: CliIo): Promise<readonly LayoutTemplate[]> {
  return listLayouts(await readUserLayouts(given.layouts, io.workingDirectory));
}

function encodeLayout(layout: LayoutTemplate): string {
  const rhythmStrips = layout.rhythmStrips.map((lead) => lead ?? 'any');
  const document = new Document({ layouts: [{ ...layout, rhythmStrips }] });
  // Each row on one line, as people write them.
  visit(document, {
    Seq: (_key, list) => {
      list.flow = list.items.every(isScalar);
    },
  });
  return document.toString();
}
