import { clearPolygon } from '../image/clear-polygon.ts';
import type { GrayImage } from '../model/image.ts';
import type { PagePart, SegmentedPage } from '../model/page.ts';

/** The page with the ink and the grid of one part only, as if the picture had been cut. */
export function cutOutPart(page: SegmentedPage, part: PagePart): SegmentedPage {
  const keep = (plane: GrayImage): GrayImage => {
    const copy = { ...plane, data: plane.data.slice() };
    clearPolygon(copy, part.outline, 'outside');
    return copy;
  };
  const { grid, ink, text, pens } = page.maps;
  const kept = { grid: keep(grid), ink: keep(ink), text: keep(text) };
  return { ...page, part, maps: pens === undefined ? kept : { ...kept, pens: keep(pens) } };
}
