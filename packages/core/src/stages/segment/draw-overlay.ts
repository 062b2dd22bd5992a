import type { RgbImage } from '../../model/image.ts';
import type { SegmentedPage } from '../../model/page.ts';

/** The picture itself. */
export function drawSegmentOverlay(page: SegmentedPage): RgbImage {
  return page.image;
}
