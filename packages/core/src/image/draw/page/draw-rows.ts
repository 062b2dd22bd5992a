import type { LaidOutPage } from '../../../model/page.ts';
import { drawPolyline } from '../draw-polyline.ts';
import type { PageCanvas } from './page-canvas.ts';
import { paperToCanvas } from './paper-to-canvas.ts';

/** Step along lines that follow the paper, in millimetres: shorter than paper bends. */
const step = 5;
/** Half the height that a separator is drawn with, in millimetres. */
const separatorReach = 5;
/** Length of the feet drawn beside a calibration pulse, in millimetres. */
const footLength = 2;

/** Draws the baseline of every row, the separators between leads and the calibration pulses. Changes the canvas. */
export function drawRows(canvas: PageCanvas, page: LaidOutPage): void {
  const { rows, separators, pulses } = page.layout;
  const draw = (points: number[], color: readonly [number, number, number], width: number) =>
    drawPolyline(canvas.image, paperToCanvas(canvas, page.grid.map, points), { color, width, opacity: 0.8 });
  const thin = canvas.textScale;
  for (const row of rows) {
    const points: number[] = [];
    const end = row.start + (row.y.length - 1) * row.step;
    for (let x: number = row.start; x < end; x += step) points.push(x, row.baseline);
    draw([...points, end, row.baseline], [90, 90, 90], thin / 2);
  }
  for (const { row, x } of separators) {
    const baseline = rows[row]?.baseline ?? 0;
    draw([x, baseline - separatorReach, x, baseline + separatorReach], [230, 120, 0], 1.5 * thin);
  }
  for (const { left, right, foot, top } of pulses) {
    const points = [left - footLength, foot, left, foot, left, top, right, top, right, foot, right + footLength, foot];
    draw(points, [230, 120, 0], 1.5 * thin);
  }
}
