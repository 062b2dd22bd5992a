import type { GriddedPage } from '../../../model/page.ts';
import { drawDot } from '../draw-dot.ts';
import { drawPolyline } from '../draw-polyline.ts';
import type { PageCanvas } from './page-canvas.ts';
import { paperToCanvas } from './paper-to-canvas.ts';

const color = [0, 110, 220] as const;
/** Points a side: enough to follow bent paper. */
const pointsOnSide = 24;

/** Draws the outline and the corners of the part of the paper that the picture shows. Changes the canvas. */
export function drawPaperOutline(canvas: PageCanvas, page: GriddedPage): void {
  const { left, top, right, bottom, map } = page.grid;
  const corners = [left, top, right, top, right, bottom, left, bottom, left, top];
  const points: number[] = [];
  for (let side = 0; side < 4; side++) {
    for (let k = 0; k <= pointsOnSide; k++) {
      const t = k / pointsOnSide;
      for (const axis of [0, 1]) {
        const from = corners[2 * side + axis]!;
        points.push(from + (corners[2 * side + 2 + axis]! - from) * t);
      }
    }
  }
  drawPolyline(canvas.image, paperToCanvas(canvas, map, points), { color, width: canvas.textScale });
  const dots = paperToCanvas(canvas, map, corners.slice(0, 8));
  for (let k = 0; k < dots.length; k += 2) {
    drawDot(canvas.image, { column: dots[k]!, row: dots[k + 1]!, radius: 4 * canvas.textScale }, { color });
  }
}
