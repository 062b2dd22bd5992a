import type { PrintedWord, ReadWord } from '../../../../model/printed.ts';
import { millimetres } from '../../../../units.ts';
import { capitalHeight, type SetLine } from './compose-lines.ts';

/** Where the words of a composed picture stand on the paper; what was read where no line was set is left out. */
export function placeWords(words: readonly ReadWord[], lines: readonly SetLine[]): readonly PrintedWord[] {
  return words.flatMap((word) => {
    const place = findLine(word, lines);
    return place === null ? [] : [placeWord(word, place)];
  });
}

/** The line that the middle of a word stands in. */
function findLine(word: ReadWord, lines: readonly SetLine[]): SetLine | null {
  const column = (word.left + word.right) / 2;
  const row = (word.top + word.bottom) / 2;
  return (
    lines.find((place) => {
      const end = place.column + (place.line.right - place.line.left) * place.resolution;
      const isInside = column >= place.column - capitalHeight && column <= end + capitalHeight;
      return isInside && row <= place.row + capitalHeight / 2 && row >= place.row - 1.5 * capitalHeight;
    }) ?? null
  );
}

function placeWord({ text, confidence, ...word }: ReadWord, { line, column, row, resolution }: SetLine): PrintedWord {
  const left = line.left + (word.left - column) / resolution;
  const right = line.left + (word.right - column) / resolution;
  const foot = line.baseline + line.slope * ((left + right) / 2 - line.left);
  const box = {
    left: millimetres(left),
    top: millimetres(foot + (word.top - row) / resolution),
    right: millimetres(right),
    bottom: millimetres(foot + (word.bottom - row) / resolution),
  };
  return { text, box, confidence };
}
