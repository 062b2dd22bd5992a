import { type LabelNetwork, labelCropHeight, labelCropPlanes, labelCropWidth } from '@einthoven/core/network';
import { loadNetwork, type RuntimeOptions } from './load-network.ts';
import type { ModelFile } from './read-model.ts';

export interface LabelNetworkOptions extends RuntimeOptions {
  /** The file `labels.onnx` of @einthoven/models, or one with the same input and output. */
  readonly model: ModelFile;
}

/**
 * The network that reads lead names in the ONNX runtime of the browser.
 *
 * @throws EinthovenError OPTION_INVALID, NETWORK_UNAVAILABLE: see `RuntimeOptions`.
 */
export async function createLabelNetwork({ model, ...options }: LabelNetworkOptions): Promise<LabelNetwork> {
  const { runtime, run } = await loadNetwork(model, options);
  return async (crops, count) => {
    const tensor = new runtime.Tensor('float32', crops, [count, labelCropPlanes, labelCropHeight, labelCropWidth]);
    const { chances } = await run({ crops: tensor });
    return chances!.data as Float32Array;
  };
}
