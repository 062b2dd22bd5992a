import type { RgbImage } from '../../model/image.ts';
import { drawPolyline, type Pen } from './draw-polyline.ts';
import type { Rectangle } from './fill-rectangle.ts';

/** Draws the outermost pixels of a rectangle as a line. Changes the picture. */
export function drawRectangle(image: RgbImage, rectangle: Rectangle, pen: Pen): void {
  const { left, top } = rectangle;
  const right = left + rectangle.width - 1;
  const bottom = top + rectangle.height - 1;
  drawPolyline(image, [left, top, right, top, right, bottom, left, bottom, left, top], pen);
}
