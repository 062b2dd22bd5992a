/** What the ink network finds on a strip of height × width pixels; all 0 to 1. */
export interface NetworkAnswer {
  /** Three planes, height × width: the part of each pixel covered by traces and pulses, by separators, by text. */
  readonly covered: Float32Array;
  /** One plane, height × 2 width: how surely the middle of a pen crosses half column k, at column (k - 0.5) / 2. */
  readonly line: Float32Array;
}

/**
 * The ink network, wherever it runs: `input` holds five planes of height × width floats (see `drawNetworkInput`), both
 * multiples of `inkNetworkStride`.
 */
export type InkNetwork = (
  input: Float32Array,
  size: { readonly height: number; readonly width: number },
) => Promise<NetworkAnswer>;
