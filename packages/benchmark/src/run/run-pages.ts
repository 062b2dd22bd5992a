import { join } from 'node:path';
import type { DigitizeOptions } from '@einthoven/core';
import { type BenchmarkPage, noLabel } from '../data-set/benchmark-page.ts';
import { scoreRecord } from '../metrics/score-record.ts';
import { readWfdbRecord } from '../wfdb/read-wfdb-record.ts';
import type { DigitizedAnswer, DigitizeJob, ScoredAnswer, ScoreJob } from './page-job.ts';
import type { PageResult } from './page-result.ts';
import { runJobs, type WorkerFailure } from './run-jobs.ts';

/** Scoring takes seconds; a worker silent for this long hangs. */
const scoringSeconds = 300;

export interface RunPagesOptions {
  readonly workerPath: string;
  readonly workers: number;
  /** s a page. */
  readonly maximumSeconds: number;
  readonly isolate: boolean;
  /** The label that becomes a page's category. */
  readonly by: string;
  /** Folder of WFDB predictions: written if `digitize` is given, only read otherwise. */
  readonly predictionFolder: string;
  /** One set of options for all pages; null to score predictions that are there. */
  readonly digitize: DigitizeOptions | null;
  readonly report: (line: string) => void;
}

/** Digitizes the pages and scores what was written. The two happen in different processes, one after the other. */
export async function runPages(pages: readonly BenchmarkPage[], options: RunPagesOptions): Promise<PageResult[]> {
  const digitized = await digitizePages(pages, options);
  const scored = await scorePages(pages, options);
  return pages.map((page, index) => ({
    id: page.id,
    category: page.labels[options.by] ?? noLabel,
    digitization: digitized?.[index] ?? null,
    score: scored[index]!,
  }));
}

async function digitizePages(pages: readonly BenchmarkPage[], options: RunPagesOptions) {
  const { digitize, predictionFolder, report } = options;
  if (digitize === null) return null;
  const jobs: DigitizeJob[] = pages.map(({ id, imagePath }) => ({
    kind: 'digitize',
    id,
    imagePath: imagePath!,
    predictionFolder,
    options: digitize,
  }));
  const answers = await runJobs<DigitizeJob, DigitizedAnswer>(jobs, {
    ...options,
    onAnswer: (answer, index) => {
      const { seconds, error, status } = withoutKind(answer, options);
      const outcome = error === null ? status : `failed: ${error.code} ${error.message}`;
      report(`${index + 1}/${jobs.length} ${jobs[index]!.id}: ${outcome}, ${seconds.toFixed(1)} s`);
    },
  });
  return answers.map((answer) => withoutKind(answer, options));
}

/** A worker that crashed has told nothing about itself. */
function withoutKind(answer: DigitizedAnswer | WorkerFailure, options: RunPagesOptions): Omit<DigitizedAnswer, 'kind'> {
  if (answer.kind === 'digitized') {
    const { kind: _, ...rest } = answer;
    return rest;
  }
  return {
    status: null,
    error: { code: answer.code, message: answer.message },
    layout: null,
    grade: null,
    reasons: [],
    timings: {},
    seconds: answer.code === 'WORKER_TIMEOUT' ? options.maximumSeconds : Number.NaN,
    peakMegabytes: Number.NaN,
  };
}

async function scorePages(pages: readonly BenchmarkPage[], options: RunPagesOptions) {
  const jobs: ScoreJob[] = pages.map(({ id, truthPath }) => ({
    kind: 'score',
    truthPath,
    predictionPath: join(options.predictionFolder, id),
  }));
  options.report(`scoring ${jobs.length} pages`);
  const answers = await runJobs<ScoreJob, ScoredAnswer>(jobs, {
    workerPath: options.workerPath,
    workers: options.workers,
    maximumSeconds: scoringSeconds,
    isolate: false,
  });
  return answers.map((answer, index) => {
    if (answer.kind === 'scored') return answer.score;
    return scoreRecord(readWfdbRecord(pages[index]!.truthPath), { failure: `${answer.code}: ${answer.message}` });
  });
}
