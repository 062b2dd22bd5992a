import { basename } from 'node:path';
import { failedOutcome, writePageReport } from '../write-page-report.ts';
import { describeFailure } from './describe-failure.ts';
import { reportSuffix } from './expected-files.ts';
import type { OutputFolder } from './output-folder.ts';
import type { PageFailure } from './page-result.ts';

/** Where a page's results would have gone. */
export interface FailedPage {
  /** Output path without extension. */
  readonly output: string;
  readonly pageIndex: number;
  /** Null: the file could not be read. */
  readonly sha256: string | null;
}

/**
 * Writes the report of a page that no worker could tell anything of: its file does not open, or its worker was taken
 * down. Returns its path below the folder; null where one is there that must stay, or the folder cannot be written.
 */
export async function saveFailureReport(
  failure: PageFailure,
  { output, pageIndex, sha256 }: FailedPage,
  { folder, overwrite }: { readonly folder: OutputFolder; readonly overwrite: boolean },
): Promise<string | null> {
  // The output that is there belongs to another run, with its report; where nothing can be written, nothing is tried.
  if (failure.code === 'OUTPUT_EXISTS' || failure.code === 'OUTPUT_FAILED') return null;
  const recordName = basename(output);
  const request = { recordName, pageIndex, sha256 };
  const report = await writePageReport({ request, outcome: failedOutcome(failure), page: {}, files: [] });
  try {
    const [path = null] = await folder.save(output, new Map([[recordName + reportSuffix, report]]), overwrite);
    return path;
  } catch (error) {
    if (describeFailure(error).code === 'OUTPUT_EXISTS' || describeFailure(error).code === 'OUTPUT_FAILED') return null;
    throw error;
  }
}
