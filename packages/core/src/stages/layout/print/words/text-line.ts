import type { PaperBox } from '../../../../model/printed.ts';
import type { PaperPoint } from '../../../../units.ts';

/** A letter, or letters that touch, somewhere on the flat paper. */
export interface LetterBox {
  readonly box: PaperBox;
}

export interface FoundLetters {
  readonly letters: readonly LetterBox[];
  /** Pieces as small as the dots of a dot matrix, or as few of them that touch. */
  readonly dots: readonly PaperPoint[];
}

/** Letters side by side, with gaps no wider than between words. */
export interface TextLine {
  readonly left: number;
  readonly right: number;
  /** Height (y, mm) of the line that the letters stand on, at `left`, and how far it falls a millimetre. */
  readonly baseline: number;
  readonly slope: number;
  /** Height of capitals, mm. */
  readonly height: number;
  /** Letters, as many as its width has room for where some touch. */
  readonly letterCount: number;
}
