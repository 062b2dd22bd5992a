import type { RgbImage } from '../../model/image.ts';
import type { TracedPage } from '../../model/page.ts';

/** The picture itself. */
export function drawTraceOverlay(page: TracedPage): RgbImage {
  return page.image;
}
