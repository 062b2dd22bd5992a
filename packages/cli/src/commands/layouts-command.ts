import { findLayoutTemplate, type LayoutTemplate } from '@einthoven/core';
import { Command } from 'commander';
import { Document, isScalar, visit } from 'yaml';
import { formatTable } from '../batch/format-table.ts';
import type { CliIo } from '../cli-io.ts';
import { listLayouts, readUserLayouts } from '../options/read-layouts.ts';

interface LayoutsArguments {
  readonly layouts?: string;
}

const examples = `
Examples:
  einthoven layouts
  einthoven layouts show 3x4+1 > my-layouts.yaml          a template to start from
  einthoven layouts --layouts my-layouts.yaml             with templates of your own`;

/** `einthoven layouts` and `einthoven layouts show`. */
export function makeLayoutsCommand(io: CliIo): Command {
  const command = new Command('layouts')
    .description('List the page layouts, or print one as YAML.')
    .option('--layouts <file.yaml>', 'layout templates of your own')
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
  return command;
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
