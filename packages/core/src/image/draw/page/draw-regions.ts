import type { LaidOutPage } from '../../../model/page.ts';
import type { LeadRegion } from '../../../model/page-layout.ts';
import { capitalHeight } from '../bitmap-font.ts';
import { drawPolyline } from '../draw-polyline.ts';
import { drawText } from '../draw-text.ts';
import { fillPolygon } from '../fill-polygon.ts';
import { leadColors } from './lead-colors.ts';
import type { PageCanvas } from './page-canvas.ts';
import { paperToCanvas } from './paper-to-canvas.ts';
import { regionBox } from './region-box.ts';

export interface RegionStyle {
  /** Opacity of the box's filling, 0 to 1. */
  readonly filling: number;
  /** The words in the lower left corner of each box, where pages print nothing; default: the name of the lead. */
  readonly label?: (region: LeadRegion) => string;
}

/** Draws a coloured box with its lead's name around every lead. Changes the canvas. */
export function drawRegions(canvas: PageCanvas, page: LaidOutPage, style: RegionStyle): void {
  const { filling, label = nameOf } = style;
  for (const region of page.layout.regions) {
    const { left, top, right, bottom } = regionBox(page.layout, region);
    const color = leadColors[region.lead];
    const outline = paperToCanvas(canvas, page.grid.map, [
      left,
      top,
      right,
      top,
      right,
      bottom,
      left,
      bottom,
      left,
      top,
    ]);
    fillPolygon(canvas.image, outline.subarray(0, 8), { color, opacity: filling });
    drawPolyline(canvas.image, outline, { color, width: canvas.textScale, opacity: 0.8 });
  }
  // Names come last, so that no box covers them.
  for (const region of page.layout.regions) {
    const { left, bottom } = regionBox(page.layout, region);
    const corner = paperToCanvas(canvas, page.grid.map, [left, bottom]);
    drawText(canvas.image, label(region), {
      column: Math.round(corner[0]!) + 4 * canvas.textScale,
      row: Math.round(corner[1]!) - (capitalHeight + 4) * canvas.textScale,
      color: leadColors[region.lead],
      scale: canvas.textScale,
      background: { color: [255, 255, 255], opacity: 0.75 },
    });
  }
}

function nameOf(region: LeadRegion): string {
  return region.inverted ? `−${region.lead}` : region.lead;
}
