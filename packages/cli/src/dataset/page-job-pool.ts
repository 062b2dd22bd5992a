import { Piscina } from 'piscina';
import { describeFailure } from '../batch/describe-failure.ts';
import type { PageJobRequest, PageJobResult } from './page-job.ts';
import { runPageJob } from './run-page-job.ts';

/** Works on pages away from the main thread, or on it where one worker is enough. */
export interface PageJobPool {
  readonly run: (request: PageJobRequest, signal: AbortSignal) => Promise<PageJobResult>;
  readonly close: () => Promise<void>;
}

/** The built worker lies beside the built program. */
const workerUrl = new URL('./dataset-worker.js', import.meta.url);

/** Run from its sources, as tests do, the program has no built worker beside it. */
const isBuilt = import.meta.url.endsWith('.js');

/** Threads for so many pages at a time. */
export function createPageJobPool(workers: number): PageJobPool {
  if (workers === 1 || !isBuilt) return { run: (request) => runPageJob(request), close: async () => undefined };
  const pool = new Piscina({ filename: workerUrl.href, minThreads: 0, maxThreads: workers, atomics: 'disabled' });
  // A worker that dies between two calls harms no page; the next call starts another.
  pool.on('error', () => undefined);
  return {
    run: async (request, signal) => {
      try {
        return (await pool.run(request, { name: 'runPageJob', signal })) as PageJobResult;
      } catch (error) {
        if (signal.aborted) return { status: 'failed', code: 'ABORTED', message: 'The work was stopped.' };
        return describeFailure(error);
      }
    },
    close: () => pool.destroy(),
  };
}
