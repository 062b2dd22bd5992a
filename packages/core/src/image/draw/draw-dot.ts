import type { RgbImage } from '../../model/image.ts';
import { drawPolyline } from './draw-polyline.ts';
import type { Fill } from './fill-rectangle.ts';

export interface Dot {
  /** Its centre, in pixels. */
  readonly column: number;
  readonly row: number;
  /** Pixels. */
  readonly radius: number;
}

/** Draws a disc with soft edges. Changes the picture. */
export function drawDot(image: RgbImage, dot: Dot, fill: Fill): void {
  drawPolyline(image, [dot.column, dot.row], { ...fill, width: 2 * dot.radius });
}
