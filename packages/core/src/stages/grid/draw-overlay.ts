import type { RgbImage } from '../../model/image.ts';
import type { GriddedPage } from '../../model/page.ts';

/** The picture itself. */
export function drawGridOverlay(page: GriddedPage): RgbImage {
  return page.image;
}
