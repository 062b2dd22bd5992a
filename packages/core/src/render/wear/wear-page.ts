import type { RgbImage } from '../../model/image.ts';
import { type WornPage, wearFreshPage } from './wear-fresh-page.ts';
import type { WearOptions } from './wear-options.ts';

export type { WornPage } from './wear-fresh-page.ts';

/**
 * Wears a clean picture of a page and captures it anew: first what happened to the paper, then how it is bent and
 * lies, then light, camera and file. Pure: the same picture, options and seed give the same bytes.
 *
 * @throws EinthovenError OPTION_INVALID for options out of their range; see `wearOptionsSchema` for units and defaults.
 */
export function wearPage(image: RgbImage, options: WearOptions, seed: number): WornPage {
  return wearFreshPage({ ...image, data: image.data.slice() }, options, seed);
}
