import { EinthovenError } from '@einthoven/core';
import { Piscina } from 'piscina';
import type { Inspection, InspectRequest } from '../inspect/inspection.ts';
import type { RenderRequest, RenderResult } from '../render/render-request.ts';
import type { FileScan, PageRequest, PageResult } from './page-result.ts';

export interface ScanRequest {
  readonly path: string;
  readonly maximumBytes: number;
  readonly maximumPages: number;
}

export interface CallLimits {
  /** The call is given up and its worker replaced when this stops. */
  readonly signal: AbortSignal;
  /** Longest time for the call. */
  readonly maximumSeconds: number;
}

/** Does the work on files and pages away from the main thread. Calls reject with EinthovenError only. */
export interface PagePool {
  readonly scanFile: (request: ScanRequest, limits: CallLimits) => Promise<FileScan>;
  readonly digitizePage: (request: PageRequest, limits: CallLimits) => Promise<PageResult>;
  readonly inspectPage: (request: InspectRequest, limits: CallLimits) => Promise<Inspection>;
  readonly renderPage: (request: RenderRequest, limits: CallLimits) => Promise<RenderResult>;
  readonly close: () => Promise<void>;
}

/** Idle workers are kept this long, so that pages that follow each other do not start threads anew. */
const idleMilliseconds = 60_000;

/**
 * A pool of worker threads running the module at `workerUrl`. A worker that crashes or exceeds the time limit is
 * replaced; its call rejects with INTERNAL, TIME_LIMIT or ABORTED.
 */
export function createPagePool(workerUrl: URL, workers: number): PagePool {
  const pool = new Piscina({
    filename: workerUrl.href,
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: idleMilliseconds,
    // Pages take seconds: waiting for messages by events costs nothing and keeps timers of the workers alive.
    atomics: 'disabled',
  });
  // A worker that dies between two calls harms no page; the next call starts another.
  pool.on('error', () => undefined);
  return {
    scanFile: (request, limits) => callWorker(pool, 'scanFile', request, limits),
    digitizePage: (request, limits) => callWorker(pool, 'digitizeFile', request, limits),
    inspectPage: (request, limits) => callWorker(pool, 'inspectFile', request, limits),
    renderPage: (request, limits) => callWorker(pool, 'renderRecordPage', request, limits),
    close: () => pool.destroy(),
  };
}

async function callWorker<Result>(pool: Piscina, name: string, request: unknown, limits: CallLimits): Promise<Result> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limits.maximumSeconds * 1000);
  try {
    const signal = AbortSignal.any([limits.signal, limit.signal]);
    return await (pool.run(request, { name, signal }) as Promise<Result>);
  } catch (error) {
    if (limits.signal.aborted) throw new EinthovenError('ABORTED');
    if (limit.signal.aborted) {
      throw new EinthovenError('TIME_LIMIT', `The page took longer than ${limits.maximumSeconds} s and was stopped.`);
    }
    throw new EinthovenError('INTERNAL', `The worker stopped: ${String(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
