/**
 * The ink network, wherever it runs: `input` holds five planes of height × width floats (see `drawNetworkInput`), both
 * multiples of `inkNetworkStride`; the answer three planes of the same size, 0 to 1: the part of each pixel that is
 * covered by traces and calibration pulses, by lead separators, by text.
 */
export type InkNetwork = (
  input: Float32Array,
  size: { readonly height: number; readonly width: number },
) => Promise<Float32Array>;
