import { createPageCanvas } from '../../image/draw/page/create-page-canvas.ts';
import { fullInk } from '../../image/ink-level.ts';
import type { GrayImage, RgbImage } from '../../model/image.ts';
import type { SegmentedPage } from '../../model/page.ts';

const inkColor = [0, 0, 0] as const;
const gridColor = [255, 130, 170] as const;
const textColor = [0, 70, 230] as const;

/** Ink black, grid pink and text blue on white. */
export function drawSegmentOverlay(page: SegmentedPage): RgbImage {
  const { ink, grid, text } = page.maps;
  const data = new Uint8Array(ink.width * ink.height * 3);
  const gridEnd = brightest(grid);
  for (let p = 0; p < ink.data.length; p++) {
    const gridPart = grid.data[p]! / gridEnd;
    const inkPart = Math.min(1, ink.data[p]! / fullInk);
    const top = text.data[p]! > 0 ? textColor : inkColor;
    for (let channel = 0; channel < 3; channel++) {
      const paper = 255 + (gridColor[channel]! - 255) * gridPart;
      data[p * 3 + channel] = paper + (top[channel]! - paper) * inkPart + 0.5;
    }
  }
  const caption = ['Segment: ink black, grid pink, text blue'];
  return createPageCanvas({ width: ink.width, height: ink.height, data }, { caption }).whole;
}

/** Grids are faint: the strongest of the page gets the full colour. At least 1. */
function brightest(plane: GrayImage): number {
  let end = 1;
  for (const value of plane.data) if (value > end) end = value;
  return end;
}
