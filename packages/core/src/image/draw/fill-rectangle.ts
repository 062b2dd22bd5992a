import type { RgbImage } from '../../model/image.ts';
import { blendPixel } from './blend-pixel.ts';
import type { Color } from './color.ts';

/** Whole pixels: the first column and row, and how many. What lies outside the picture is left out. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Fill {
  readonly color: Color;
  /** 0 to 1; default 1. */
  readonly opacity?: number;
}

/** Changes the picture. */
export function fillRectangle(image: RgbImage, rectangle: Rectangle, { color, opacity = 1 }: Fill): void {
  const left = Math.max(0, rectangle.left);
  const right = Math.min(image.width, rectangle.left + rectangle.width);
  const bottom = Math.min(image.height, rectangle.top + rectangle.height);
  for (let row = Math.max(0, rectangle.top); row < bottom; row++) {
    for (let column = left; column < right; column++) {
      blendPixel(image.data, (row * image.width + column) * 3, color, opacity);
    }
  }
}
