import type { RgbImage } from '../../model/image.ts';
import type { DigitizedPage } from '../../model/page.ts';

/** The picture itself. */
export function drawQualityOverlay(page: DigitizedPage): RgbImage {
  return page.image;
}
