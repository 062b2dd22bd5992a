import type { RgbImage } from '../model/image.ts';
import type { Digitization, DigitizedPage } from '../model/page.ts';

/** The picture itself. */
export function drawPageOverlay(source: DigitizedPage | Digitization): RgbImage {
  return 'page' in source ? source.page.image : source.image;
}
