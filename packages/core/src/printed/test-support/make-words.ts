import type { PrintedWord } from '../../model/printed.ts';
import { millimetres } from '../../units.ts';

/** Width of a letter, height of a word and distance of lines, mm. */
const [width, height, step] = [1.5, 2, 4];

/** The words of lines of text as they would stand on a page: each space is as wide as a letter. */
export function makeWords(lines: readonly string[], confidence = 0.9): readonly PrintedWord[] {
  return lines.flatMap((line, row) =>
    [...line.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      box: {
        left: millimetres(match.index * width),
        top: millimetres(row * step),
        right: millimetres((match.index + match[0].length) * width - 0.3),
        bottom: millimetres(row * step + height),
      },
      confidence,
    })),
  );
}
