import type { RgbImage } from '../../model/image.ts';
import { capitalHeight, glyphAdvance, glyphRows, glyphWidth } from './bitmap-font.ts';
import type { Color } from './color.ts';
import { type Fill, fillRectangle } from './fill-rectangle.ts';
import { textWidth } from './text-width.ts';

export interface TextStyle {
  /** Left end and top of the capital letters, whole pixels. */
  readonly column: number;
  readonly row: number;
  readonly color: Color;
  /** Pixels a dot of the font, whole; capital letters are seven dots high. Default 1. */
  readonly scale?: number;
  /** Painted behind the text, two dots wider on every side. */
  readonly background?: Fill;
}

/** Space between the letters and the rim of their background, in dots. */
const padding = 2;

/** Draws one line of text in the bitmap font; a character that it lacks is a box. Changes the picture. */
export function drawText(image: RgbImage, text: string, style: TextStyle): void {
  const { column, row, color, scale = 1, background } = style;
  if (background !== undefined) {
    const area = {
      left: column - padding * scale,
      top: row - padding * scale,
      width: textWidth(text, scale) + 2 * padding * scale,
      height: (capitalHeight + 2 * padding) * scale,
    };
    fillRectangle(image, area, background);
  }
  for (const [index, character] of [...text].entries()) {
    const left = column + index * glyphAdvance * scale;
    for (const [v, dots] of glyphRows(character).entries()) {
      for (let u = 0; u < glyphWidth; u++) {
        if (dots[u] !== '#') continue;
        fillRectangle(image, { left: left + u * scale, top: row + v * scale, width: scale, height: scale }, { color });
      }
    }
  }
}
