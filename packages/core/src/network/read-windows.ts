import type { GrayImage } from '../model/image.ts';
import type { GriddedPage } from '../model/page.ts';
import { drawNetworkInput } from './draw-network-input.ts';
import { flattenWindow, type NetworkFrame } from './flatten-for-network.ts';
import type { InkNetwork } from './ink-network.ts';
import { inkNetworkScale } from './ink-network-scale.ts';
import { type SeenPage, unfoldAnswer } from './unfold-answer.ts';
import { chooseWindows, type NetworkWindow } from './windows/choose-windows.ts';
import { findTraceTiles } from './windows/find-trace-tiles.ts';

/** Runs the network wherever there may be a trace; elsewhere it sees nothing. */
export async function readWindows(
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
