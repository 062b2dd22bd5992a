import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type InkNetwork, inkCellInputs, inkCellSide } from '@einthoven/core/network';

export interface InkNetworkOptions {
  /** Path of another network with the same input and output; default: the shipped one. */
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
  return async (cells, { height, width }) => {
    const shape = [1, height / inkCellSide, width / inkCellSide, inkCellInputs];
    const { seen } = await session.run({ page: new runtime.Tensor('uint8', cells, shape) });
    return seen!.data as Uint8Array;
  };
}

async function loadRuntime(): Promise<typeof import('onnxruntime-node') | null> {
  try {
    return await import('onnxruntime-node');
  } catch {
    return null;
  }
}
