import type { InkNetworkPlanes } from './flatten-for-network.ts';
import { inkNetworkScale, inkNetworkStride } from './ink-network-scale.ts';

/** Rows of the planes that one run of the network reads, and its size. */
export interface NetworkStrip {
  readonly first: number;
  readonly height: number;
  readonly width: number;
}

/** How lines of the grid are marked: the network was trained with these. */
const majorLine = 1;
const minorLine = 0.5;

/** The least multiple of the network's stride that holds `size`. */
export function padToStride(size: number): number {
  return Math.ceil(size / inkNetworkStride) * inkNetworkStride;
}

/**
 * Five planes of floats, 0 to 1, bare beyond the page: ink under its grid, darkness of the grid's colour, ink as found
 * without a network, and where upright and lying lines of the grid stand by the measured map.
 */
export function drawNetworkInput(planes: InkNetworkPlanes, strip: NetworkStrip): Float32Array {
  const { first, height, width } = strip;
  const size = height * width;
  const input = new Float32Array(5 * size);
  const upright = Float32Array.from({ length: width }, (_, u) => lineAt(u, planes.left));
  for (const [index, plane] of [planes.ink, planes.grid, planes.clean].entries()) {
    const rows = Math.min(height, plane.height - first);
    for (let v = 0; v < rows; v++) {
      const from = (first + v) * plane.width;
      const to = index * size + v * width;
      for (let u = 0; u < plane.width; u++) input[to + u] = plane.data[from + u]! / 255;
    }
  }
  for (let v = 0; v < height; v++) {
    input.set(upright, 3 * size + v * width);
    input.fill(lineAt(first + v, planes.top), 4 * size + v * width, 4 * size + (v + 1) * width);
  }
  return input;
}

/** Every `inkNetworkScale`-th pixel stands on a whole millimetre, as the planes begin on one. */
function lineAt(pixel: number, millimetre: number): number {
  if (pixel % inkNetworkScale !== 0) return 0;
  return (pixel / inkNetworkScale + millimetre) % 5 === 0 ? majorLine : minorLine;
}
