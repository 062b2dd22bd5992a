import { EinthovenError, type ProgressEvent, type StageContext } from '@einthoven/core';
import { createInkNetwork } from './create-ink-network.ts';
import { createLabelNetwork } from './create-label-network.ts';
import { createLineNetwork } from './create-line-network.ts';
import { createTextReader } from './create-text-reader.ts';
import { decodeImage } from './decode-image.ts';

export interface StageContextOptions {
  /** Longest time for one page in seconds, counted from this call: `read.maximumSeconds`. */
  readonly maximumSeconds: number;
  /** Largest picture that is decoded, in pixels: `read.maximumPixels`. Default 100 000 000. */
  readonly maximumPixels?: number;
  /** Stops the work with ABORTED. */
  readonly signal?: AbortSignal;
  /** Told when a stage starts and ends. */
  readonly report?: (event: ProgressEvent) => void;
}

/** Loading takes longer than reading a page with it: every page of a process or worker shares one. */
function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loaded: Promise<Loaded> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

const loaders = {
  loadInkNetwork: once(() => createInkNetwork()),
  loadSmallInkNetwork: once(() => createInkNetwork({ size: 'small' })),
  loadLabelNetwork: once(() => createLabelNetwork()),
  loadLineNetwork: once(() => createLineNetwork()),
  loadTextReader: once(() => createTextReader()),
};

/** The Node edge of the pipeline for one page: decoders, a clock, the time limit and the caller's stop. */
export function createStageContext(options: StageContextOptions): StageContext {
  const { maximumSeconds, maximumPixels, signal, report = () => {} } = options;
  const start = performance.now();
  const secondsLeft = () => maximumSeconds - (performance.now() - start) / 1000;
  const throwIfStopped = () => {
    if (signal?.aborted) throw new EinthovenError('ABORTED', undefined, { cause: signal.reason });
    if (secondsLeft() <= 0) {
      throw new EinthovenError('TIME_LIMIT', `The page took longer than ${maximumSeconds} s (read.maximumSeconds).`);
    }
  };
  return {
    decodeImage: async (bytes, pageIndex) => {
      throwIfStopped();
      const limits = { maximumSeconds: secondsLeft(), ...(maximumPixels === undefined ? {} : { maximumPixels }) };
      return decodeImage(bytes, pageIndex, limits);
    },
    ...loaders,
    now: () => performance.now(),
    report,
    throwIfStopped,
  };
}
