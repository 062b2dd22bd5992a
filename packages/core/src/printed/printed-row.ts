import type { PrintedWord } from '../model/printed.ts';

/** Words beside each other, as one text. */
export interface PrintedRow {
  /** The words from left to right, a space between them, a tab where the gap is as wide as between columns. */
  readonly text: string;
  readonly words: readonly PrintedWord[];
  /** Where in the text each word begins. */
  readonly starts: readonly number[];
}
