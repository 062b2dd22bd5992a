import { type PageVerification, verifyPage } from '@einthoven/core/dataset';
import { readRecordFile } from '@einthoven/node';
import type { DatasetPage } from '../dataset-page.ts';
import type { PageJob, PageJobResult } from '../page-job.ts';
import { readPictureOf, readTruthOf } from '../read-page-files.ts';

/** Checks the truth of one page against its picture and its record; writes no file. */
export async function verifyPageFiles(
  page: DatasetPage,
  { limits }: Extract<PageJob, { kind: 'verify' }>,
): Promise<PageJobResult> {
  const truth = await readTruthOf(page);
  const { image } = await readPictureOf(page);
  const record = page.record === null ? null : await readRecordFile(page.record);
  const verification = verifyPage({ truth, image, record }, limits);
  return {
    status: 'complete',
    files: new Map(),
    problems: verification.problems,
    facts: { hasRecord: record !== null, ...roundFacts(verification) },
  };
}

const digits = 4;

/** What the report keeps: a row a lead. */
function roundFacts({ leads, grid }: PageVerification): Readonly<Record<string, unknown>> {
  const round = (value: number) => Number(value.toFixed(digits));
  const describeLine = (line: PageVerification['grid']) =>
    line && {
      shift: [round(line.columns), round(line.rows)],
      residual: round(line.residual),
      onInk: round(line.onInk),
      contrast: round(line.contrast),
    };
  return {
    leads: leads.map(({ lead, row, line, record }) => ({
      lead,
      row,
      line: describeLine(line),
      millivolts: record && round(record.difference),
      unmatched: record && round(record.unmatched),
    })),
    grid: describeLine(grid),
  };
}
