import { type InkNetwork, inkCellInputs, inkCellSide } from '@einthoven/core/network';
import { loadNativeNetwork } from './load-native-network.ts';

export interface InkNetworkOptions {
  /** Path of a network with the same input and output; default: the shipped one. */
  readonly model?: string;
  /** Which of the shipped ones: the small one takes half the computing. Default `full`. */
  readonly size?: 'full' | 'small';
}

const shipped = { full: '@einthoven/models/ink.onnx', small: '@einthoven/models/ink-small.onnx' } as const;

/**
 * The ink network in the native ONNX runtime, on one thread: a batch uses more cores by more workers. Null where
 * the runtime is not installed or does not load on this machine; pages are then read without a network.
 * A run blocks its thread until it ends, so a server calls it in a worker.
 */
export async function createInkNetwork(options: InkNetworkOptions = {}): Promise<InkNetwork | null> {
  const { size = 'full', model = import.meta.resolve(shipped[size]) } = options;
  const network = await loadNativeNetwork(model);
  if (network === null) return null;
  const { runtime, run } = network;
  return async (cells, { height, width }) => {
    const shape = [1, height / inkCellSide, width / inkCellSide, inkCellInputs];
    const { seen } = await run({ page: new runtime.Tensor('uint8', cells, shape) });
    return seen!.data as Uint8Array;
  };
}
