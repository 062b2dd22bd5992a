import { createPageCanvas } from '../../image/draw/page/create-page-canvas.ts';
import { drawRegions } from '../../image/draw/page/draw-regions.ts';
import { drawRows } from '../../image/draw/page/draw-rows.ts';
import { uprightTurn } from '../../image/draw/page/upright-turn.ts';
import type { RgbImage } from '../../model/image.ts';
import type { LaidOutPage } from '../../model/page.ts';

/** The page upright and faded, each lead in a coloured box, with the baselines of the rows, separators and pulses. */
export function drawLayoutOverlay(page: LaidOutPage): RgbImage {
  const caption = describeLayout(page);
  const canvas = createPageCanvas(page.image, { strength: 0.6, caption, turn: uprightTurn(page.grid.map) });
  drawRegions(canvas, page, { filling: 0.12 });
  drawRows(canvas, page);
  return canvas.whole;
}

function describeLayout({ layout }: LaidOutPage): string[] {
  const { runnerUp } = layout;
  const second = runnerUp === null ? '' : `, next best ${runnerUp.name} ${runnerUp.score.toFixed(1)}`;
  return [
    `Layout: ${layout.name}, score ${layout.score.toFixed(1)}${second}, confidence ${layout.confidence.toFixed(2)}`,
    `${layout.paperSpeed} mm/s from ${layout.paperSpeedSource}, ${layout.gain} mm/mV from ${layout.gainSource}`,
    ...layout.uncertainties,
  ];
}
