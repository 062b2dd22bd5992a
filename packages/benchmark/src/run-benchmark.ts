import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DigitizeOptions } from '@einthoven/core';
import { benchmarkVersion } from './benchmark-version.ts';
import type { BenchmarkPage } from './data-set/benchmark-page.ts';
import { matchesSelection } from './data-set/matches-selection.ts';
import { readDataSet } from './data-set/read-data-set.ts';
import { checkThresholds } from './report/check-thresholds.ts';
import { compareResults } from './report/compare-results.ts';
import { decodeResults } from './report/decode-results.ts';
import { encodeResults } from './report/encode-results.ts';
import { formatSummaries } from './report/format-summaries.ts';
import { type Results, resultsVersion } from './report/results.ts';
import { summarizeCategories } from './report/summarize-categories.ts';
import { worstPages } from './report/worst-pages.ts';
import { worstPagesHtml } from './report/worst-pages-html.ts';
import { runPages } from './run/run-pages.ts';

export interface BenchmarkOptions {
  /** Folder of pages with truth. */
  readonly data: string;
  readonly by: string;
  readonly only: string | null;
  /** Folder for results.json, worst.html and predictions/. */
  readonly out: string;
  readonly workers: number;
  readonly isolate: boolean;
  /** s a page. */
  readonly maximumSeconds: number;
  /** Pages drawn in worst.html. */
  readonly worst: number;
  /** Folder of predictions to score; null to digitize. */
  readonly predictions: string | null;
  /** Used for every page; not used with `predictions`. */
  readonly digitize: DigitizeOptions;
  /** Files; null where not asked for. */
  readonly compare: string | null;
  readonly check: string | null;
}

export interface BenchmarkOutput {
  readonly workerPath: string;
  /** Results, and progress. */
  readonly print: (text: string) => void;
  readonly report: (text: string) => void;
}

/** Runs the whole benchmark. Returns what is worse than its threshold; throws Error where there is nothing to measure. */
export async function runBenchmark(options: BenchmarkOptions, output: BenchmarkOutput): Promise<string[]> {
  // Read first: a long run must not end at a missing file.
  const earlier = options.compare === null ? null : decodeResults(readFileSync(options.compare, 'utf8'));
  const thresholds = options.check === null ? null : JSON.parse(readFileSync(options.check, 'utf8'));
  const pages = selectPages(options, output);
  const predictionFolder = options.predictions ?? join(options.out, 'predictions');
  const digitize = options.predictions === null ? options.digitize : null;
  const { workers, maximumSeconds, isolate, by, only } = options;
  const run = { workers, maximumSeconds, isolate, by, predictionFolder, digitize };
  const pageResults = await runPages(pages, { ...run, ...output });
  const results: Results = {
    resultsVersion,
    versions: { benchmark: benchmarkVersion, node: process.version },
    options: { digitize, by, only, workers, isolate, maximumSeconds },
    categories: summarizeCategories(pageResults),
    pages: pageResults,
  };
  mkdirSync(options.out, { recursive: true });
  writeFileSync(join(options.out, 'results.json'), encodeResults(results));
  const worst = worstPages(pageResults, pages, { count: options.worst, predictionFolder });
  writeFileSync(join(options.out, 'worst.html'), worstPagesHtml(worst));
  output.print(formatSummaries(results.categories, by));
  if (earlier !== null) output.print(`\n${compareResults(results, earlier)}`);
  return thresholds === null ? [] : checkThresholds(results.categories, thresholds);
}

function selectPages(options: BenchmarkOptions, { report }: BenchmarkOutput): BenchmarkPage[] {
  const { by, only, predictions } = options;
  const dataSet = readDataSet(options.data);
  if (dataSet.withoutTruth.length > 0) report(`without truth, left out: ${dataSet.withoutTruth.join(' ')}`);
  const chosen = dataSet.pages.filter((page) => only === null || matchesSelection(page, { only, by }));
  const usable = chosen.filter((page) => predictions !== null || page.imagePath !== null);
  if (usable.length === 0)
    throw new Error(`${options.data} has no pages${only === null ? '' : ` that match ${only}`}.`);
  if (usable.length < chosen.length) report(`${chosen.length - usable.length} truth records have no picture`);
  return usable;
}
