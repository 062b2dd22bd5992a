import { type LineNetwork, lineInputs } from '@einthoven/core/network';
import { loadNetwork, type RuntimeOptions } from './load-network.ts';
import type { ModelFile } from './read-model.ts';

export interface LineNetworkOptions extends RuntimeOptions {
  /** The file `lines.onnx` of @einthoven/models, or one with the same input and output. */
  readonly model: ModelFile;
}

/**
 * The network that refines traces in the ONNX runtime of the browser.
 *
 * @throws EinthovenError OPTION_INVALID, NETWORK_UNAVAILABLE: see `RuntimeOptions`.
 */
export async function createLineNetwork({ model, ...options }: LineNetworkOptions): Promise<LineNetwork> {
  const { runtime, run } = await loadNetwork(model, options);
  return async (description, count) => {
    const { move, doubt } = await run({ line: new runtime.Tensor('uint8', description, [1, lineInputs, count]) });
    return { move: move!.data as Float32Array, doubt: doubt!.data as Float32Array };
  };
}
