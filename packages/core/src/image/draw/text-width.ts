import { glyphAdvance } from './bitmap-font.ts';

/** Width in pixels of one line of text, `scale` pixels a dot of the font. */
export function textWidth(text: string, scale: number): number {
  return Math.max(0, [...text].length * glyphAdvance - 1) * scale;
}
