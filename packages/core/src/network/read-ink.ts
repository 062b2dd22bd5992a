import type { FlatPage, GriddedPage } from '../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../units.ts';
import { blendInk } from './blend-ink.ts';
import { drawNetworkInput, padToStride } from './draw-network-input.ts';
import { flattenForNetwork, type InkNetworkPlanes } from './flatten-for-network.ts';
import type { InkNetwork } from './ink-network.ts';
import { inkNetworkScale } from './ink-network-scale.ts';
import { measureDifference } from './measure-difference.ts';
import { type SeenPage, unfoldAnswer } from './unfold-answer.ts';

/** Rows of pixels that are read in one run, and how many more the network sees on either side of them. */
const stripHeight = 448;
const halo = 32;

/**
 * Part of the ink by which the two readers differ on a page that is hard to read without a network: noisy, creased or
 * black and white, or with a grid as dark as its ink. Below, the finer resolution of the model-free ink tells more.
 */
const hardPage = 0.2;

/**
 * The flat page as the network sees it: marks of where the middle of a pen went and, on a page that is hard to read
 * without a network, ink without grid, text and dirt, at the resolution of the model-free ink.
 */
export async function readInk(
  page: Pick<GriddedPage, 'maps' | 'grid' | 'flat'>,
  network: InkNetwork,
): Promise<FlatPage> {
  const planes = flattenForNetwork(page);
  const { ink, marks } = await readPlanes(planes, network);
  const { width, height } = planes.ink;
  const place = {
    left: millimetres(planes.left),
    top: millimetres(planes.top),
    pixelsPerMillimetre: pixelsPerMillimetre(inkNetworkScale),
  };
  const seen = { width, height, data: ink };
  const needed = measureDifference(planes.clean, seen) >= hardPage;
  const lines = { ...place, marks: { width: 2 * width, height, data: marks }, needed };
  if (!needed) return { ...page.flat, lines };
  return {
    ...page.flat,
    ink: blendInk(page.flat, { ...place, ink: seen }),
    reliability: { ...page.flat.reliability, data: new Uint8Array(page.flat.reliability.data.length).fill(255) },
    lines,
  };
}

/** Runs the network over the planes, strip by strip. */
async function readPlanes(planes: InkNetworkPlanes, network: InkNetwork): Promise<SeenPage> {
  const { width, height } = planes.ink;
  const seen = { width, height, ink: new Float32Array(width * height), marks: new Float32Array(2 * width * height) };
  const padded = padToStride(width);
  for (let row = 0; row < height; row += stripHeight) {
    const top = Math.max(0, row - halo);
    const bottom = Math.min(height, row + stripHeight + halo);
    const window = { left: 0, top, height: padToStride(bottom - top), width: padded };
    const inner = { left: 0, top: row, height: stripHeight, width: padded };
    unfoldAnswer(await network(drawNetworkInput(planes, window), window), { window, inner }, seen);
  }
  return seen;
}
