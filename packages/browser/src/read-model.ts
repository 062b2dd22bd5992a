import { EinthovenError } from '@einthoven/core';
import { requireOwnAddress } from './own-address.ts';

/** A network's ONNX file: its bytes, or its address on the origin of the page. */
export type ModelFile = Uint8Array | URL | string;

/**
 * The bytes of a network.
 *
 * @throws EinthovenError OPTION_INVALID for an address elsewhere, NETWORK_UNAVAILABLE where nothing is found there.
 */
export async function readModel(model: ModelFile): Promise<Uint8Array> {
  if (model instanceof Uint8Array) return model;
  const address = requireOwnAddress(model, 'model');
  try {
    // Redirects to another origin fail as well.
    const response = await fetch(address, { mode: 'same-origin' });
    if (!response.ok) throw new Error(`the answer was ${response.status} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new EinthovenError(
      'NETWORK_UNAVAILABLE',
      `The network cannot be fetched from ${address}: ${String(error)}.`,
      {
        cause: error,
        remedy: 'Serve the ONNX file of @einthoven/models at the address that `model` gives.',
      },
    );
  }
}
