import { readFile } from 'node:fs/promises';
import { densifyLines, encodePlottedPixels } from '@einthoven/core/dataset';
import type { DatasetPage } from '../dataset-page.ts';
import type { PageJob, PageJobResult } from '../page-job.ts';
import { readTruthOf } from '../read-page-files.ts';

/** Sampling frequency of pages without a record, as in PTB-XL. */
const usualFrequency = 500;

/** Denser centre lines of one page: `<name>.json`, truth again or as the reference generator writes it. */
export async function densifyPage(
  page: DatasetPage,
  { density, format }: Extract<PageJob, { kind: 'densify' }>,
): Promise<PageJobResult> {
  const truth = densifyLines(await readTruthOf(page), density);
  // The record stays with the page.
  const bytes =
    format === 'truth'
      ? new TextEncoder().encode(`${JSON.stringify({ ...truth, record: null })}\n`)
      : encodePlottedPixels(truth, await readFrequency(page));
  return { status: 'complete', files: new Map([[`${page.name}.json`, bytes]]) };
}

/** From the record line of the header: name, number of signals, frequency. */
async function readFrequency({ record }: DatasetPage): Promise<number> {
  if (record === null) return usualFrequency;
  const frequency = Number.parseFloat((await readFile(record, 'utf8')).split(/\s+/)[2] ?? '');
  return frequency > 0 ? frequency : usualFrequency;
}
