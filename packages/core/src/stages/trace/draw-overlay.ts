import { createPageCanvas } from '../../image/draw/page/create-page-canvas.ts';
import { drawTraces } from '../../image/draw/page/draw-traces.ts';
import { uprightTurn } from '../../image/draw/page/upright-turn.ts';
import type { RgbImage } from '../../model/image.ts';
import type { TracedPage } from '../../model/page.ts';

/** The page upright and faded strongly, the centre line of each lead over it, and gaps marked. */
export function drawTraceOverlay(page: TracedPage): RgbImage {
  const caption = [
    `Trace: centre lines, green certain to red doubtful; red bands are gaps. Pen ${page.penWidth.toFixed(2)} mm`,
  ];
  const canvas = createPageCanvas(page.image, { strength: 0.35, caption, turn: uprightTurn(page.grid.map) });
  drawTraces(canvas, page);
  return canvas.whole;
}
