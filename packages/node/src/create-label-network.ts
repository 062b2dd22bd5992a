import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type LabelNetwork, labelCropHeight, labelCropPlanes, labelCropWidth } from '@einthoven/core/network';

export interface LabelNetworkOptions {
  /** Path of another network with the same input and output; default: the shipped one. */
  readonly model?: string;
}

/**
 * The network that reads lead names in the native ONNX runtime, on one thread. Null where the runtime is not installed or
 * does not load on this machine; pages are then read without their names.
 */
export async function createLabelNetwork({ model: path }: LabelNetworkOptions = {}): Promise<LabelNetwork | null> {
  const runtime = await loadRuntime();
  if (runtime === null) return null;
  const model = await readFile(path ?? fileURLToPath(import.meta.resolve('@einthoven/models/labels.onnx')));
  const session = await runtime.InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  return async (crops, count) => {
    const tensor = new runtime.Tensor('float32', crops, [count, labelCropPlanes, labelCropHeight, labelCropWidth]);
    const { chances } = await session.run({ crops: tensor });
    return chances!.data as Float32Array;
  };
}

async function loadRuntime(): Promise<typeof import('onnxruntime-node') | null> {
  try {
    return await import('onnxruntime-node');
  } catch {
    return null;
  }
}
