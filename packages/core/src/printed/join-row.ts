import type { PrintedWord } from '../model/printed.ts';
import type { PrintedRow } from './printed-row.ts';

/** Gap between columns, over the height of the words. */
const columnGap = 2.2;

/** Words from left to right as one text. */
export function joinRow(words: readonly PrintedWord[]): PrintedRow {
  const starts: number[] = [];
  let text = '';
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const { box } = words[index - 1]!;
      const height = Math.max(box.bottom - box.top, word.box.bottom - word.box.top);
      text += word.box.left - box.right > columnGap * height ? '\t' : ' ';
    }
    starts.push(text.length);
    text += word.text.trim();
  }
  return { text, words, starts };
}
