import type { FlatPage, GriddedPage } from '../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../units.ts';
import { drawNetworkInput, padToStride } from './draw-network-input.ts';
import { flattenForNetwork } from './flatten-for-network.ts';
import type { InkNetwork } from './ink-network.ts';
import { inkNetworkScale } from './ink-network-scale.ts';

/** Rows of pixels that are read in one run, and how many more the network sees on either side of them. */
const stripHeight = 448;
const halo = 32;

/**
 * The flat page with its ink as the network reads it: traces, calibration pulses and lead separators, without grid,
 * text and dirt, at `inkNetworkScale` pixels a millimetre.
 */
export async function readInk(
  page: Pick<GriddedPage, 'maps' | 'grid' | 'flat'>,
  network: InkNetwork,
): Promise<FlatPage> {
  const planes = flattenForNetwork(page);
  const { width, height } = planes.ink;
  const data = new Float32Array(width * height);
  const lines = new Float32Array(2 * width * height);
  const padded = padToStride(width);
  for (let row = 0; row < height; row += stripHeight) {
    const first = Math.max(0, row - halo);
    const last = Math.min(height, row + stripHeight + halo);
    const strip = { first, height: padToStride(last - first), width: padded };
    const { covered, line } = await network(drawNetworkInput(planes, strip), strip);
    const plane = strip.height * padded;
    for (let v = row; v < Math.min(height, row + stripHeight); v++) {
      const from = (v - first) * padded;
      for (let u = 0; u < width; u++) {
        data[v * width + u] = Math.max(covered[from + u]!, covered[plane + from + u]!);
      }
      lines.set(line.subarray(2 * from, 2 * (from + width)), 2 * v * width);
    }
  }
  return {
    left: millimetres(planes.left),
    top: millimetres(planes.top),
    pixelsPerMillimetre: pixelsPerMillimetre(inkNetworkScale),
    ink: { width, height, data },
    lines: { width: 2 * width, height, data: lines },
    reliability: { width, height, data: new Uint8Array(width * height).fill(255) },
  };
}
