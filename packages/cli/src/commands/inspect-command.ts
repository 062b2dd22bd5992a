import { resolve } from 'node:path';
import { EinthovenError } from '@einthoven/core';
import { Command } from 'commander';
import { describeFailure } from '../batch/describe-failure.ts';
import { stopMarginSeconds } from '../batch/run-batch.ts';
import type { CliIo } from '../cli-io.ts';
import { formatInspection } from '../inspect/format-inspection.ts';
import type { Inspection, InspectRequest } from '../inspect/inspection.ts';
import { writeSidecar } from '../sidecar/write-sidecar.ts';
import {
  addPipelineArguments,
  type PipelineArguments,
  type PipelineOptions,
  parseNumber,
  readPipelineOptions,
} from './pipeline-arguments.ts';

interface InspectArguments extends PipelineArguments {
  readonly page: number;
  readonly json: boolean;
  readonly writeSidecar: boolean;
  readonly overwrite: boolean;
}

const examples = `
Examples:
  einthoven inspect page.png
  einthoven inspect pages.tif --page 2 --layout 6x2
  einthoven inspect page.png --write-sidecar              page.png.einthoven.yaml, to be corrected by hand
  einthoven inspect page.png --json | jq '.stages[] | select(.stage == "grid").data'

Exit codes: 0 complete, 2 partial, 1 failed.`;

/** `einthoven inspect`. `finish` receives the exit code. */
export function makeInspectCommand(io: CliIo, finish: (exitCode: number) => void): Command {
  const command = new Command('inspect')
    .description('Tell what each stage finds on a page, and write it down for corrections if asked to.')
    .argument('<page>', 'picture file')
    .option('--page <number>', 'page of the file, from 1', parsePage, 1)
    .option('--json', 'as JSON', false)
    .option('--write-sidecar', 'write what was found to <page>.einthoven.yaml, which is read with the page', false)
    .option('--overwrite', 'replace a sidecar file that is there', false);
  return addPipelineArguments(command)
    .addHelpText('after', examples)
    .action(async (file: string, given: InspectArguments) => {
      const options = await readPipelineOptions(given, io.workingDirectory);
      const path = resolve(io.workingDirectory, file);
      const { sidecar, ...inspection } = await inspect({ path, pageIndex: given.page - 1 }, options, io);
      const text = given.json ? `${JSON.stringify(inspection, null, 2)}\n` : formatInspection(inspection);
      io.standardOutput.write(text);
      if (given.writeSidecar && sidecar !== null) {
        const target = typeof given.sidecar === 'string' ? resolve(io.workingDirectory, given.sidecar) : null;
        const written = await writeSidecar({ pagePath: path, target, page: given.page, text: sidecar }, given);
        io.standardError.write(`What was found is in ${written}\n`);
      }
      finish({ complete: 0, partial: 2, failed: 1 }[inspection.status]);
    });
}

async function inspect(
  page: Pick<InspectRequest, 'path' | 'pageIndex'>,
  { common, ofPage }: PipelineOptions,
  io: CliIo,
): Promise<Inspection> {
  const pool = io.createPagePool(1);
  const { maximumBytes, maximumPages, maximumSeconds } = common.read;
  const limits = { signal: new AbortController().signal, maximumSeconds: maximumSeconds + stopMarginSeconds };
  try {
    const scan = await pool.scanFile({ path: page.path, maximumBytes, maximumPages }, limits);
    // What is wrong with the file, the first stage says.
    const pageCount = scan.status === 'found' ? scan.pageCount : 1;
    const { options } = await ofPage({ ...page, pageCount });
    return await pool.inspectPage({ ...page, pageCount, options }, limits);
  } catch (error) {
    return { ...describeFailure(error), stages: [], sidecar: null };
  } finally {
    await pool.close();
  }
}

function parsePage(text: string): number {
  const page = parseNumber(text);
  if (Number.isInteger(page) && page >= 1) return page;
  throw new EinthovenError('OPTION_INVALID', `--page expects a whole number from 1, but got "${text}".`);
}
