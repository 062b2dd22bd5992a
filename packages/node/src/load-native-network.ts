import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { InferenceSession } from 'onnxruntime-node';

type Runtime = typeof import('onnxruntime-node');

export interface NativeNetwork {
  readonly runtime: Runtime;
  readonly run: (feeds: InferenceSession.FeedsType) => Promise<InferenceSession.ReturnType>;
}

/**
 * A network in the native ONNX runtime, on one thread: a batch uses more cores by more workers. `model` is the path of its
 * file, or a `file:` URL. Null where the runtime is not installed or does not load on this machine. A run blocks its thread
 * until it ends, so a server calls it in a worker.
 */
export async function loadNativeNetwork(model: string): Promise<NativeNetwork | null> {
  const runtime = await importRuntime();
  if (runtime === null) return null;
  const bytes = await readFile(model.startsWith('file:') ? fileURLToPath(model) : model);
  const session = await runtime.InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  return { runtime, run: (feeds) => session.run(feeds) };
}

async function importRuntime(): Promise<Runtime | null> {
  try {
    return await import('onnxruntime-node');
  } catch {
    return null;
  }
}
