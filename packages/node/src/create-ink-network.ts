import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { InkNetwork } from '@einthoven/core/network';

export interface InkNetworkOptions {
  /** Path of another network with the same input and outputs; default: the shipped one. */
  readonly model?: string;
}

/**
 * The ink network in the native ONNX runtime, on one thread: a batch uses more cores by more workers. Null where
 * the runtime is not installed or does not load on this machine; pages are then read without a network.
 * A run blocks its thread until it ends, so a server calls it in a worker.
 */
export async function createInkNetwork({ model: path }: InkNetworkOptions = {}): Promise<InkNetwork | null> {
  const runtime = await loadRuntime();
  if (runtime === null) return null;
  const model = await readFile(path ?? fileURLToPath(import.meta.resolve('@einthoven/models/ink.onnx')));
  const session = await runtime.InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  return async (input, { height, width }) => {
    const planes = new runtime.Tensor('float32', input, [1, input.length / (height * width), height, width]);
    const { covered, line } = await session.run({ page: planes });
    return { covered: covered!.data as Float32Array, line: line!.data as Float32Array };
  };
}

async function loadRuntime(): Promise<typeof import('onnxruntime-node') | null> {
  try {
    return await import('onnxruntime-node');
  } catch {
    return null;
  }
}
