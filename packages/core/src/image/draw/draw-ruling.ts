import type { RgbImage } from '../../model/image.ts';
import type { Color } from './color.ts';
import { fillRectangle } from './fill-rectangle.ts';

export interface Ruling {
  /** Pixels from line to line. */
  readonly spacing: number;
  /** Pixels. */
  readonly width: number;
  readonly color: Color;
  /** First row that is ruled. */
  readonly top: number;
}

/** Rules a picture in squares from its upper left corner on. Changes the picture. */
export function drawRuling(image: RgbImage, { spacing, width, color, top }: Ruling): void {
  const height = image.height - top;
  for (let left = 0; left < image.width; left += spacing) fillRectangle(image, { left, top, width, height }, { color });
  for (let row = top; row < image.height; row += spacing) {
    fillRectangle(image, { left: 0, top: row, width: image.width, height: width }, { color });
  }
}
