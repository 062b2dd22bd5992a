import { EinthovenError, type ProgressEvent, type StageContext } from '@einthoven/core';
import { createInkNetwork } from './create-ink-network.ts';
import { createLabelNetwork } from './create-label-network.ts';
import { createLineNetwork } from './create-line-network.ts';
import { decodeImage } from './decode-image.ts';
import type { RuntimeOptions } from './load-network.ts';
import type { ModelFile } from './read-model.ts';

/** The networks of a page or worker, and where the runtime lies. */
export interface NetworkFiles extends RuntimeOptions {
  /** `ink.onnx`. Left out: pages are read without it. */
  readonly ink?: ModelFile;
  /** `ink-small.onnx`. Left out: `grid.inkReader: 'small-network'` fails with NETWORK_UNAVAILABLE. */
  readonly smallInk?: ModelFile;
  /** `labels.onnx`. Left out: names of leads are not read. */
  readonly labels?: ModelFile;
  /** `lines.onnx`. Left out: traces are not refined. Refined are only traces that the ink network saw, too. */
  readonly lines?: ModelFile;
  /**
   * Told why a network is missing; the page is then read without it. Default: a warning on the console.
   * OPTION_INVALID is not told but thrown: the caller has to mend it.
   */
  readonly onMissing?: (error: EinthovenError) => void;
}

export interface StageContextOptions {
  /** Longest time for one page in seconds, counted from this call: `read.maximumSeconds`. */
  readonly maximumSeconds: number;
  /** Largest picture that is decoded, in pixels: `read.maximumPixels`. Default 100 000 000. */
  readonly maximumPixels?: number;
  /** Stops the work with ABORTED. */
  readonly signal?: AbortSignal;
  /** Told when a stage starts and ends. */
  readonly report?: (event: ProgressEvent) => void;
  /** Left out: pages are read without a network, and no runtime is loaded. */
  readonly networks?: NetworkFiles;
}

/** Loading takes longer than reading a page: every page of a document or worker shares one network a file. */
const loaded = new Map<ModelFile, Promise<unknown>>();

/**
 * The browser edge of the pipeline for one page: decoders, networks, a clock, the time limit and the caller's stop. Works
 * in documents and in workers; a worker keeps the document alive while a page is read.
 */
export function createStageContext(options: StageContextOptions): StageContext {
  const { maximumSeconds, maximumPixels, signal, report = () => {}, networks } = options;
  const start = performance.now();
  const throwIfStopped = () => {
    if (signal?.aborted) throw new EinthovenError('ABORTED', undefined, { cause: signal.reason });
    if (performance.now() - start >= 1000 * maximumSeconds) {
      throw new EinthovenError('TIME_LIMIT', `The page took longer than ${maximumSeconds} s (read.maximumSeconds).`);
    }
  };
  return {
    decodeImage: async (bytes, pageIndex) => {
      throwIfStopped();
      return decodeImage(bytes, pageIndex, maximumPixels === undefined ? {} : { maximumPixels });
    },
    ...(networks === undefined ? {} : networkLoaders(networks)),
    now: () => performance.now(),
    report,
    throwIfStopped,
  };
}

type NetworkLoaders = Pick<
  StageContext,
  'loadInkNetwork' | 'loadSmallInkNetwork' | 'loadLabelNetwork' | 'loadLineNetwork'
>;

function networkLoaders(files: NetworkFiles): NetworkLoaders {
  const { ink, smallInk, labels, lines, onMissing = warn, ...options } = files;
  const loader =
    <Network>(
      model: ModelFile,
      create: (options: RuntimeOptions & { readonly model: ModelFile }) => Promise<Network>,
    ) =>
    () =>
      loadOnce(model, () => create({ model, ...options }), onMissing);
  return {
    ...(ink === undefined ? {} : { loadInkNetwork: loader(ink, createInkNetwork) }),
    ...(smallInk === undefined ? {} : { loadSmallInkNetwork: loader(smallInk, createInkNetwork) }),
    ...(labels === undefined ? {} : { loadLabelNetwork: loader(labels, createLabelNetwork) }),
    ...(lines === undefined ? {} : { loadLineNetwork: loader(lines, createLineNetwork) }),
  };
}

async function loadOnce<Network>(
  file: ModelFile,
  load: () => Promise<Network>,
  onMissing: (error: EinthovenError) => void,
): Promise<Network | null> {
  const key = file instanceof URL ? file.href : file;
  if (!loaded.has(key)) loaded.set(key, load());
  try {
    return (await loaded.get(key)) as Network;
  } catch (error) {
    // The next page may find the connection mended.
    loaded.delete(key);
    if (!(error instanceof EinthovenError) || error.code !== 'NETWORK_UNAVAILABLE') throw error;
    onMissing(error);
    return null;
  }
}

function warn({ code, message, remedy }: EinthovenError): void {
  console.warn(`${code}: ${message} The page is read without this network. ${remedy}`);
}
