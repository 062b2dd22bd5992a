import { resolve } from 'node:path';
import type { CliIo } from '../cli-io.ts';
import type { DatasetArguments } from './dataset-arguments.ts';
import { findPages } from './find-pages.ts';
import type { PageJob } from './page-job.ts';
import { type CommandResult, runDatasetCommand } from './run-dataset-command.ts';

/** Does the same to every page of a folder; what lies in the output folder is no page. */
export async function runPageCommand(
  { folder, job }: { readonly folder: string; readonly job: PageJob },
  given: DatasetArguments,
  io: CliIo,
): Promise<CommandResult> {
  const { workingDirectory } = io;
  const pages = await findPages(folder, { workingDirectory, skipFolders: [resolve(workingDirectory, given.out)] });
  return runDatasetCommand(
    pages.map((page) => ({ page, job })),
    given,
    io,
  );
}
