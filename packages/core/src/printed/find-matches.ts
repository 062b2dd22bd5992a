import type { PrintedWord } from '../model/printed.ts';
import type { PrintedField } from '../model/printed-fields.ts';
import { coverBoxes } from './cover-boxes.ts';
import type { PrintedRow } from './printed-row.ts';

/** What a pattern found: its groups, by number. */
export type Match = readonly (string | undefined)[];

/**
 * Every place where one of the rows matches `pattern` (which must be global) and `read` makes a value of it, told what stands before
 * the match in its row. The place is that of the words that the match touches, its confidence their mean.
 */
export function findMatches<Value>(
  rows: readonly PrintedRow[],
  pattern: RegExp,
  read: (match: Match, before: string, row: PrintedRow) => Value | null,
): readonly PrintedField<Value>[] {
  return rows.flatMap((row) =>
    [...row.text.matchAll(pattern)].flatMap((match) => {
      const value = read(match, row.text.slice(0, match.index), row);
      if (value === null) return [];
      const words = wordsBetween(row, match.index, match.index + match[0].length);
      if (words.length === 0) return [];
      return [{ value, box: words.map(({ box }) => box).reduce(coverBoxes), confidence: meanConfidence(words) }];
    }),
  );
}

function wordsBetween({ words, starts }: PrintedRow, from: number, to: number): readonly PrintedWord[] {
  return words.filter((word, index) => starts[index]! < to && starts[index]! + word.text.trim().length > from);
}

function meanConfidence(words: readonly PrintedWord[]): number {
  const mean = words.reduce((sum, { confidence }) => sum + confidence, 0) / words.length;
  return Math.min(1, Math.max(0, mean));
}
