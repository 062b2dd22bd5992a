import type { InkNetwork } from '@einthoven/core/network';
import { loadNetwork, type RuntimeOptions } from './load-network.ts';
import type { ModelFile } from './read-model.ts';

export interface InkNetworkOptions extends RuntimeOptions {
  /** The file `ink.onnx` of @einthoven/models, or one with the same input and outputs. */
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
  return async (input, { height, width }) => {
    const planes = new runtime.Tensor('float32', input, [1, input.length / (height * width), height, width]);
    const { covered, line } = await run({ page: planes });
    return { covered: covered!.data as Float32Array, line: line!.data as Float32Array };
  };
}
