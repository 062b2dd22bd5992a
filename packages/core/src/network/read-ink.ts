import type { FlatPage, GriddedPage } from '../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../units.ts';
import { blendInk } from './blend-ink.ts';
import { flattenClean, frameForNetwork } from './flatten-for-network.ts';
import type { InkNetwork } from './ink-network.ts';
import { inkNetworkScale } from './ink-network-scale.ts';
import { measureDifference } from './measure-difference.ts';
import { type InkViews, readViews } from './read-views.ts';
import { readWindows } from './read-windows.ts';

/**
 * Part of the ink by which the two readers differ on a page that is hard to read without a network: noisy, creased or
 * black and white, or with a grid as dark as its ink. Below, the finer resolution of the model-free ink tells more.
 */
const hardPage = 0.2;

/**
 * The flat page as the network sees it: marks of where the middle of a pen went and, on a page that is hard to read
 * without a network, ink without grid, text and dirt, at the resolution of the model-free ink. With two or four `views` it
 * is the mean of what the network sees of the page and of the page turned.
 */
export async function readInk(
  page: Pick<GriddedPage, 'maps' | 'grid' | 'flat'>,
  network: InkNetwork,
  views: InkViews = 1,
): Promise<FlatPage> {
  const frame = frameForNetwork(page);
  const clean = flattenClean(page, frame);
  const asItLies = await readWindows(page, { frame, clean, network });
  const { width, height, ink, marks } = await readViews(page, asItLies, { network, views });
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
