import type { RgbImage } from '../../model/image.ts';
import type { SignalledPage } from '../../model/page.ts';

/** The picture itself. */
export function drawSignalsOverlay(page: SignalledPage): RgbImage {
  return page.image;
}
