import { fontFaces } from './font-faces.ts';
import { createTextTurn } from './place-text.ts';
import type { RenderedText } from './render-truth.ts';

/** How far letters reach below their line, and brackets above capitals, over the height of capitals. */
const descent = 1 / 3;
const ascent = 1 / 6;
/** Units of faces in the height of capitals. */
const units = 6;

/**
 * Corners of a text on the paper in millimetres, with the width of the pen: upper left, upper right, lower right, lower
 * left as the text is read.
 */
export function boxOfText(text: RenderedText): readonly (readonly [x: number, y: number])[] {
  const { x, y, width, height, font } = text;
  const { pen, slant, jitter, serif } = fontFaces[font];
  // A hand misses by up to three times its jitter.
  const reach = (pen / 2 + (3 * jitter + serif) / units) * height;
  const top = y - (1 + ascent) * height - reach;
  const bottom = y + descent * height + reach;
  const left = x - reach - slant * descent * height;
  const right = x + width + reach + slant * height;
  const turn = createTextTurn(text);
  return [turn(left, top), turn(right, top), turn(right, bottom), turn(left, bottom)];
}
