import { resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { Command } from 'commander';
import { describeFailure } from '../batch/describe-failure.ts';
import { stopMarginSeconds } from '../batch/run-batch.ts';
import type { CliIo } from '../cli-io.ts';
import { formatInspection } from '../inspect/format-inspection.ts';
import type { Inspection, InspectRequest } from '../inspect/inspection.ts';
import {
  addPipelineArguments,
  type PipelineArguments,
  parseNumber,
  readPipelineOptions,
} from './pipeline-arguments.ts';

interface InspectArguments extends PipelineArguments {
  readonly page: number;
  readonly json: boolean;
}

const examples = `
Examples:
  einthoven inspect page.png
  einthoven inspect pages.tif --page 2 --layout 6x2
  einthoven inspect page.png --json | jq '.stages[] | select(.stage == "grid").data'

Exit codes: 0 complete, 2 partial, 1 failed.`;

/** `einthoven inspect`. `finish` receives the exit code. */
export function makeInspectCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('inspect')
    .description('Tell what each stage finds on a page; writes no files.')
    .argument('<page>', 'picture file')
    .option('--page <number>', 'page of the file, from 1', parsePage, 1)
    .option('--json', 'as JSON', false);
  return addPipelineArguments(command)
    .addHelpText('after', examples)
    .action(async (file: string, given: InspectArguments) => {
      const options = await readPipelineOptions(given, io.workingDirectory);
      const path = resolve(io.workingDirectory, file);
      const inspection = await inspect({ path, pageIndex: given.page - 1, options }, io);
      const text = given.json ? `${JSON.stringify(inspection, null, 2)}\n` : formatInspection(inspection);
      io.standardOutput.write(text);
      finish({ complete: 0, partial: 2, failed: 1 }[inspection.status]);
    });
}

async function inspect(request: InspectRequest, io: CliIo): Promise<Inspection> {
  const pool = io.createPagePool(1);
  const maximumSeconds = request.options.read.maximumSeconds + stopMarginSeconds;
  try {
    return await pool.inspectPage(request, { signal: new AbortController().signal, maximumSeconds });
  } catch (error) {
    return { ...describeFailure(error), stages: [] };
  } finally {
    await pool.close();
  }
}

function parsePage(text: string): number {
  const page = parseNumber(text);
  if (Number.isInteger(page) && page >= 1) return page;
  throw new EinthovenError('OPTION_INVALID', `--page expects a whole number from 1, but got "${text}".`);
}
