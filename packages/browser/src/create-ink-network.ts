import { type InkNetwork, inkCellInputs, inkCellSide } from '@einthoven/core/network';
import { loadNetwork, type RuntimeOptions } from './load-network.ts';
import type { ModelFile } from './read-model.ts';

export interface InkNetworkOptions extends RuntimeOptions {
  /** The file `ink.onnx` of @einthoven/models, or one with the same input and output. */
  readonly model: ModelFile;
}

/**
 * The ink network in the ONNX runtime of the browser. On WebAssembly a run blocks its thread until it ends, so call it in
 * a worker.
 *
 * @throws EinthovenError OPTION_INVALID, NETWORK_UNAVAILABLE: see `RuntimeOptions`.
 */
export async function createInkNetwork({ model, ...options }: InkNetworkOptions): Promise<InkNetwork> {
  const { runtime, run } = await loadNetwork(model, options);
  return async (cells, { height, width }) => {
    const shape = [1, height / inkCellSide, width / inkCellSide, inkCellInputs];
    const { seen } = await run({ page: new runtime.Tensor('uint8', cells, shape) });
    return seen!.data as Uint8Array;
  };
}
