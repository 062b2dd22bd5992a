import type { GrayImage } from '../model/image.ts';
import type { FlatPage, GriddedPage } from '../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../units.ts';
import { blendInk } from './blend-ink.ts';
import { drawNetworkInput } from './draw-network-input.ts';
import { flattenClean, flattenWindow, frameForNetwork, type NetworkFrame } from './flatten-for-network.ts';
import type { InkNetwork } from './ink-network.ts';
import { inkNetworkScale } from './ink-network-scale.ts';
import { measureDifference } from './measure-difference.ts';
import { type SeenPage, unfoldAnswer } from './unfold-answer.ts';
import { chooseWindows, type NetworkWindow } from './windows/choose-windows.ts';
import { findTraceTiles } from './windows/find-trace-tiles.ts';

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
  const frame = frameForNetwork(page);
  const clean = flattenClean(page, frame);
  const { width, height, ink, marks } = await readWindows(page, { frame, clean, network });
  const place = {
    left: millimetres(frame.left),
    top: millimetres(frame.top),
    pixelsPerMillimetre: pixelsPerMillimetre(inkNetworkScale),
  };
  const seen = { width, height, data: ink };
  const needed = measureDifference(clean, seen) >= hardPage;
  const lines = { ...place, marks: { width: 2 * width, height, data: marks }, needed };
  if (!needed) return { ...page.flat, lines };
  return {
    ...page.flat,
    ink: blendInk(page.flat, { ...place, ink: seen }),
    reliability: { ...page.flat.reliability, data: new Uint8Array(page.flat.reliability.data.length).fill(255) },
    lines,
  };
}

/** Runs the network wherever there may be a trace; elsewhere it sees nothing. */
async function readWindows(
  page: Pick<GriddedPage, 'maps' | 'grid'>,
  { frame, clean, network }: { readonly frame: NetworkFrame; readonly clean: GrayImage; readonly network: InkNetwork },
): Promise<SeenPage> {
  const { width, height } = frame;
  const seen = { width, height, ink: new Float32Array(width * height), marks: new Float32Array(2 * width * height) };
  for (const run of chooseWindows(findTraceTiles(clean))) {
    const { left, top } = run.window;
    const part = {
      left: frame.left + left / inkNetworkScale,
      top: frame.top + top / inkNetworkScale,
      width: Math.min(run.window.width, width - left),
      height: Math.min(run.window.height, height - top),
    };
    const planes = flattenWindow(page, part, crop(clean, { ...part, left, top }));
    unfoldAnswer(await network(drawNetworkInput(planes, run.window), run.window), run, seen);
  }
  return seen;
}

function crop({ width: across, data }: GrayImage, { left, top, width, height }: NetworkWindow): GrayImage {
  const part = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) {
    const from = (top + v) * across + left;
    part.set(data.subarray(from, from + width), v * width);
  }
  return { width, height, data: part };
}
