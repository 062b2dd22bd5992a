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

let network: ReturnType<typeof createInkNetwork> | undefined;

/** Loading takes longer than reading a page with it: every page of a process or worker shares one. */
function loadOnce(): ReturnType<typeof createInkNetwork> {
  network ??= createInkNetwork();
  return network;
}

let smallNetwork: ReturnType<typeof createInkNetwork> | undefined;

function loadSmallOnce(): ReturnType<typeof createInkNetwork> {
  smallNetwork ??= createInkNetwork({ size: 'small' });
  return smallNetwork;
}

let textReader: ReturnType<typeof createTextReader> | undefined;

/** One thread reads the texts of all pages of a process or worker. */
function loadReaderOnce(): ReturnType<typeof createTextReader> {
  textReader ??= createTextReader();
  return textReader;
}

let labelNetwork: ReturnType<typeof createLabelNetwork> | undefined;

function loadLabelsOnce(): ReturnType<typeof createLabelNetwork> {
  labelNetwork ??= createLabelNetwork();
  return labelNetwork;
}

let lineNetwork: ReturnType<typeof createLineNetwork> | undefined;

function loadLinesOnce(): ReturnType<typeof createLineNetwork> {
  lineNetwork ??= createLineNetwork();
  return lineNetwork;
}

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
    loadInkNetwork: loadOnce,
    loadSmallInkNetwork: loadSmallOnce,
    loadLabelNetwork: loadLabelsOnce,
    loadLineNetwork: loadLinesOnce,
    loadTextReader: loadReaderOnce,
    now: () => performance.now(),
    report,
    throwIfStopped,
  };
}
