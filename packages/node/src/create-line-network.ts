import { type LineNetwork, lineInputs } from '@einthoven/core/network';
import { loadNativeNetwork } from './load-native-network.ts';

export interface LineNetworkOptions {
  /** Path of another network with the same input and output; default: the shipped one. */
  readonly model?: string;
}

/**
 * The network that refines traces in the native ONNX runtime, on one thread. Null where the runtime is not installed or
 * does not load on this machine; traces then stay as they are.
 */
export async function createLineNetwork({ model }: LineNetworkOptions = {}): Promise<LineNetwork | null> {
  const network = await loadNativeNetwork(model ?? import.meta.resolve('@einthoven/models/lines.onnx'));
  if (network === null) return null;
  const { runtime, run } = network;
  return async (description, count) => {
    const { move, doubt } = await run({ line: new runtime.Tensor('uint8', description, [1, lineInputs, count]) });
    return { move: move!.data as Float32Array, doubt: doubt!.data as Float32Array };
  };
}
