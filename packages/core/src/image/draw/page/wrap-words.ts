import { textWidth } from '../text-width.ts';

/** Breaks a line of words where it would grow wider than `width` pixels at `textScale`; a longer word stands alone. */
export function wrapWords(text: string, { textScale, width }: { textScale: number; width: number }): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, textScale) <= width) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
