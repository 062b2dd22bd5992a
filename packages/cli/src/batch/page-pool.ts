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
  /** The call is asked to end when this stops; a worker that does not is replaced. */
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
 * A call that is given up gets this long to end by itself: the runtime of the networks ends the whole process where a
 * thread is taken down while a network runs in it.
 */
const defaultGraceSeconds = 5;

/**
 * A pool of worker threads running the module at `workerUrl`. A worker that crashes or exceeds the time limit is
 * replaced; its call rejects with INTERNAL, TIME_LIMIT or ABORTED.
 */
export function createPagePool(workerUrl: URL, workers: number, graceSeconds = defaultGraceSeconds): PagePool {
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
  const call =
    <Request extends object, Result>(name: string, grace = 0) =>
    (request: Request, limits: CallLimits): Promise<Result> =>
      callWorker<Result>(pool, { name, request, grace }, limits);
  return {
    scanFile: call('scanFile'),
    digitizePage: call('digitizeFile', graceSeconds),
    inspectPage: call('inspectFile'),
    renderPage: call('renderRecordPage'),
    close: () => pool.destroy(),
  };
}

interface WorkerCall {
  readonly name: string;
  readonly request: object;
  /** Seconds in which the call may end by itself once it is given up. */
  readonly grace: number;
}

async function callWorker<Result>(pool: Piscina, call: WorkerCall, limits: CallLimits): Promise<Result> {
  const limit = new AbortController();
  const timers = [setTimeout(() => limit.abort(), limits.maximumSeconds * 1000)];
  // Its worker looks at this between two pieces of work: threads share no AbortSignal.
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const giveUp = () => {
    Atomics.store(stop, 0, 1);
    timers.push(setTimeout(() => limit.abort(), call.grace * 1000));
  };
  if (limits.signal.aborted) giveUp();
  limits.signal.addEventListener('abort', giveUp);
  try {
    return await (pool.run({ ...call.request, stop }, { name: call.name, signal: limit.signal }) as Promise<Result>);
  } catch (error) {
    if (limits.signal.aborted) throw new EinthovenError('ABORTED');
    if (limit.signal.aborted) {
      throw new EinthovenError('TIME_LIMIT', `The page took longer than ${limits.maximumSeconds} s and was stopped.`);
    }
    throw new EinthovenError('INTERNAL', `The worker stopped: ${String(error)}`, { cause: error });
  } finally {
    limits.signal.removeEventListener('abort', giveUp);
    for (const timer of timers) clearTimeout(timer);
  }
}
