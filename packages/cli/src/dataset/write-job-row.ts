import type { CliIo } from '../cli-io.ts';
import type { JobRow } from './run-page-jobs.ts';

/** A page that is done, as one JSON object on a line of standard output. */
export function writeJobRow(io: CliIo, row: Pick<JobRow, 'name'> & Partial<JobRow>): void {
  const whole: JobRow = { status: 'complete', resumed: false, problems: [], files: [], facts: {}, ...row };
  io.standardOutput.write(`${JSON.stringify(whole)}\n`);
}
