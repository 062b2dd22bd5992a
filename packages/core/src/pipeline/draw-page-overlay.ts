import { createPageCanvas } from '../image/draw/page/create-page-canvas.ts';
import { drawPaperOutline } from '../image/draw/page/draw-paper-outline.ts';
import { drawRegions } from '../image/draw/page/draw-regions.ts';
import { drawRows } from '../image/draw/page/draw-rows.ts';
import { drawTraces } from '../image/draw/page/draw-traces.ts';
import { uprightTurn } from '../image/draw/page/upright-turn.ts';
import { stackImages } from '../image/draw/stack-images.ts';
import type { RgbImage } from '../model/image.ts';
import type { Digitization, DigitizedPage } from '../model/page.ts';
import { drawSignalsOverlay } from '../stages/signals/draw-overlay.ts';

/**
 * One picture to check a result by eye: the page upright with its corners, rows, leads and traces drawn over it, and
 * below it the signals on ECG paper. At most 2560 pixels wide. Pure; a digitization also shows its status.
 */
export function drawPageOverlay(source: DigitizedPage | Digitization): RgbImage {
  const page = 'page' in source ? source.page : source;
  const caption = [...('page' in source ? describeStatus(source) : []), describePage(page)];
  const canvas = createPageCanvas(page.image, { strength: 0.6, caption, turn: uprightTurn(page.grid.map) });
  drawRegions(canvas, page, { filling: 0.05 });
  drawRows(canvas, page);
  drawTraces(canvas, page);
  drawPaperOutline(canvas, page);
  return stackImages([canvas.whole, drawSignalsOverlay(page)], [255, 255, 255]);
}

function describeStatus(digitization: Digitization): string[] {
  if (digitization.status === 'complete') return ['Complete'];
  const missing = digitization.missingLeads.length === 0 ? '' : `, without ${digitization.missingLeads.join(', ')}`;
  return [`Partial${missing}`, ...digitization.reasons];
}

function describePage({ grid, layout, quality }: DigitizedPage): string {
  const across = grid.pixelsPerMillimetreX.toFixed(2);
  const down = grid.pixelsPerMillimetreY.toFixed(2);
  return (
    `Layout ${layout.name}; ${layout.paperSpeed} mm/s, ${layout.gain} mm/mV; ${across} × ${down} px/mm ` +
    `from ${grid.scaleSource}; grade ${quality.meanGrade}, worst lead ${quality.worstGrade}`
  );
}
