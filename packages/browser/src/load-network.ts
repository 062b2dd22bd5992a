import { EinthovenError } from '@einthoven/core';
import type { InferenceSession } from 'onnxruntime-web';
import { requireOwnAddress } from './own-address.ts';
import { type ModelFile, readModel } from './read-model.ts';

/** What runs a network: the processor, or the graphics card. */
export type ExecutionProvider = 'wasm' | 'webgpu';

export interface RuntimeOptions {
  /**
   * Folder with the runtime's own files (docs/browser.md lists them), on the origin of the page, such as `/ort/`. All
   * networks of a page or worker share one runtime: its folder and its threads are those of the first.
   */
  readonly wasmPaths: string | URL;
  /**
   * The first of them that the browser has. Default: WebAssembly. The ink network computes with whole numbers of 8 bits,
   * for which WebGPU has no operators: WebGPU is for networks of one's own.
   */
  readonly executionProviders?: readonly ExecutionProvider[];
  /** Threads of WebAssembly, 1 to 16. Default 1. A page that is not cross-origin isolated has one, whatever is asked. */
  readonly threads?: number;
}

type Runtime = typeof import('onnxruntime-web');

export interface LoadedNetwork {
  readonly runtime: Runtime;
  /** Runs the network, after the runs before it. */
  readonly run: (feeds: InferenceSession.FeedsType) => Promise<InferenceSession.ReturnType>;
}

const mostThreads = 16;

/** What the runtime was started with: it reads its settings once. */
let started: { readonly folder: string; readonly threads: number } | undefined;

/** The end of the last run: the runtime does one at a time, and refuses a second. */
let lastRun: Promise<unknown> = Promise.resolve();

/**
 * Loads a network into the ONNX runtime of the browser, which is imported here for the first time.
 *
 * @throws EinthovenError OPTION_INVALID for an option out of range or an address on another origin; NETWORK_UNAVAILABLE
 * where the runtime is not installed, its files are not in `wasmPaths`, or it does not run in this browser.
 */
export async function loadNetwork(model: ModelFile, options: RuntimeOptions): Promise<LoadedNetwork> {
  const { threads = 1 } = options;
  if (!Number.isInteger(threads) || threads < 1 || threads > mostThreads) {
    throw new EinthovenError('OPTION_INVALID', `threads is ${threads}; expected 1 to ${mostThreads}.`);
  }
  const folder = requireOwnAddress(options.wasmPaths, 'wasmPaths').href.replace(/\/?$/, '/');
  const bytes = await readModel(model);
  const providers = await chooseProviders(options.executionProviders);
  const runtime = await importRuntime(providers);
  configure(runtime, folder, threads);
  const session = await startSession(runtime, bytes, { executionProviders: providers, logSeverityLevel: 3 }, folder);
  const run: LoadedNetwork['run'] = (feeds) => {
    const next = lastRun.then(() => session.run(feeds));
    lastRun = next.catch(() => undefined);
    return next;
  };
  return { runtime, run };
}

function configure(runtime: Runtime, folder: string, threads: number): void {
  if (started !== undefined && (started.folder !== folder || started.threads !== threads)) {
    throw new EinthovenError(
      'OPTION_INVALID',
      `The runtime was started with ${started.threads} threads from ${started.folder}; that cannot change any more.`,
      { remedy: 'Give all networks of a page or worker the same wasmPaths and threads.' },
    );
  }
  started = { folder, threads };
  runtime.env.wasm.wasmPaths = folder;
  runtime.env.wasm.numThreads = threads;
}

async function chooseProviders(wanted: readonly ExecutionProvider[] = ['wasm']): Promise<ExecutionProvider[]> {
  const hasGraphics = wanted.includes('webgpu') && (await findGraphicsAdapter()) !== null;
  const usable = wanted.filter((provider) => provider === 'wasm' || hasGraphics);
  if (usable.length > 0) return usable;
  throw new EinthovenError('NETWORK_UNAVAILABLE', `This browser has none of: ${wanted.join(', ') || 'no provider'}.`, {
    remedy: "Let executionProviders have 'wasm', which every browser has.",
  });
}

async function findGraphicsAdapter(): Promise<object | null> {
  // The little of WebGPU that is asked here; its types are not among those of the DOM.
  const { gpu } = (globalThis.navigator ?? {}) as {
    readonly gpu?: { readonly requestAdapter: () => Promise<object | null> };
  };
  try {
    return (await gpu?.requestAdapter()) ?? null;
  } catch {
    return null;
  }
}

/** The build for WebGPU is twice as large: it is not loaded where it is not used. */
async function importRuntime(providers: readonly ExecutionProvider[]): Promise<Runtime> {
  try {
    return await (providers.includes('webgpu') ? import('onnxruntime-web/webgpu') : import('onnxruntime-web/wasm'));
  } catch (error) {
    throw new EinthovenError('NETWORK_UNAVAILABLE', `The runtime cannot be loaded: ${String(error)}.`, {
      cause: error,
      remedy: 'Install onnxruntime-web, or leave the networks out: pages are read without them.',
    });
  }
}

async function startSession(
  runtime: Runtime,
  bytes: Uint8Array,
  options: InferenceSession.SessionOptions,
  folder: string,
): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(bytes, options);
  } catch (error) {
    throw new EinthovenError('NETWORK_UNAVAILABLE', `The network cannot be started: ${String(error)}.`, {
      cause: error,
      remedy: `Check that ${folder} serves the files of onnxruntime-web that docs/browser.md lists, in its version.`,
    });
  }
}
