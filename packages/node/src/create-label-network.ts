import { type LabelNetwork, labelCropHeight, labelCropPlanes, labelCropWidth } from '@einthoven/core/network';
import { loadNativeNetwork } from './load-native-network.ts';

export interface LabelNetworkOptions {
  /** Path of another network with the same input and output; default: the shipped one. */
  readonly model?: string;
}

/**
 * The network that reads lead names in the native ONNX runtime, on one thread. Null where the runtime is not installed or
 * does not load on this machine; pages are then read without their names.
 */
export async function createLabelNetwork({ model }: LabelNetworkOptions = {}): Promise<LabelNetwork | null> {
  const network = await loadNativeNetwork(model ?? import.meta.resolve('@einthoven/models/labels.onnx'));
  if (network === null) return null;
  const { runtime, run } = network;
  return async (crops, count) => {
    const tensor = new runtime.Tensor('float32', crops, [count, labelCropPlanes, labelCropHeight, labelCropWidth]);
    const { chances } = await run({ crops: tensor });
    return chances!.data as Float32Array;
  };
}
