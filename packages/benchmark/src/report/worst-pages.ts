import { join } from 'node:path';
import type { BenchmarkPage } from '../data-set/benchmark-page.ts';
import type { PageResult } from '../run/page-result.ts';
import { readWfdbRecord } from '../wfdb/read-wfdb-record.ts';
import type { WorstPage } from './worst-pages-html.ts';

export interface WorstPagesOptions {
  /** How many. */
  readonly count: number;
  readonly predictionFolder: string;
}

/** The pages with the lowest Kaggle SNR, failed ones first, with their signals. */
export function worstPages(
  results: readonly PageResult[],
  pages: readonly BenchmarkPage[],
  { count, predictionFolder }: WorstPagesOptions,
): WorstPage[] {
  const truthPaths = new Map(pages.map((page) => [page.id, page.truthPath]));
  const rank = ({ score }: PageResult) => (score.failure === null ? score.kaggle2025 : Number.NEGATIVE_INFINITY);
  const worst = results.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))).slice(0, count);
  return worst.map((result) => ({
    result,
    truth: readWfdbRecord(truthPaths.get(result.id)!),
    prediction: result.score.failure === null ? readWfdbRecord(join(predictionFolder, result.id)) : null,
  }));
}
