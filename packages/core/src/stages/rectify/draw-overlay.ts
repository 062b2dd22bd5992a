import type { RgbImage } from '../../model/image.ts';
import type { RectifiedPage } from '../../model/page.ts';

/** The picture itself. */
export function drawPoseOverlay(page: RectifiedPage): RgbImage {
  return page.image;
}
