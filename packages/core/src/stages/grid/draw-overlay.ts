import { drawPolyline } from '../../image/draw/draw-polyline.ts';
import { createPageCanvas } from '../../image/draw/page/create-page-canvas.ts';
import { paperToCanvas } from '../../image/draw/page/paper-to-canvas.ts';
import type { RgbImage } from '../../model/image.ts';
import type { GriddedPage } from '../../model/page.ts';

/** Distance of the lines that are drawn, in millimetres, and of the stronger ones. */
const spacing = 5;
const strongSpacing = 25;
const millimetresAnInch = 25.4;

/** The page faded, with every 5 mm line of the measured map over it, each 25 mm one stronger, and the scale in words. */
export function drawGridOverlay(page: GriddedPage): RgbImage {
  const { left, top, right, bottom, map } = page.grid;
  const canvas = createPageCanvas(page.image, { strength: 0.5, caption: describeGrid(page) });
  const draw = (points: number[], place: number) => {
    const strong = place % strongSpacing === 0;
    drawPolyline(canvas.image, paperToCanvas(canvas, map, points), {
      color: [0, 90, 220],
      width: strong ? canvas.textScale : 1,
      opacity: strong ? 0.75 : 0.4,
    });
  };
  const along = (from: number, to: number) => {
    const count = Math.max(1, Math.ceil((to - from) / spacing));
    return Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count);
  };
  for (let x = Math.ceil(left / spacing) * spacing; x <= right; x += spacing) {
    draw(
      along(top, bottom).flatMap((y) => [x, y]),
      x,
    );
  }
  for (let y = Math.ceil(top / spacing) * spacing; y <= bottom; y += spacing) {
    draw(
      along(left, right).flatMap((x) => [x, y]),
      y,
    );
  }
  return canvas.whole;
}

function describeGrid({ grid }: GriddedPage): string[] {
  const { pixelsPerMillimetreX: across, pixelsPerMillimetreY: down } = grid;
  const seen = [grid.minorGrid ? '1 mm lines' : '', grid.majorGrid ? '5 mm lines' : ''].filter((word) => word !== '');
  return [
    `Grid: ${across.toFixed(3)} × ${down.toFixed(3)} px/mm (${Math.round(across * millimetresAnInch)} dpi), ` +
      `scale from ${grid.scaleSource}, confidence ${grid.scaleConfidence.toFixed(2)}`,
    `Seen: ${seen.length === 0 ? 'no lines' : seen.join(' and ')}; residual ${grid.residual.toFixed(2)} px. ` +
      'Blue: the measured map, 5 mm and 25 mm',
  ];
}
