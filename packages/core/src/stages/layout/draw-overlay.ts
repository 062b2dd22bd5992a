import type { RgbImage } from '../../model/image.ts';
import type { LaidOutPage } from '../../model/page.ts';

/** The picture itself. */
export function drawLayoutOverlay(page: LaidOutPage): RgbImage {
  return page.image;
}
