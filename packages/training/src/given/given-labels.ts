/** What a given mask says of each pixel of its picture. */
export interface GivenLabels {
  readonly width: number;
  readonly height: number;
  /** 0: no trace; 1 to 254: a trace, a number for each lead where leads are told apart; `unknownLabel`. */
  readonly data: Uint8Array;
  /** Whether what has no label is neither trace nor pulse, separator or text: masks of traces alone do not say so. */
  readonly tellsMarks: boolean;
}

/** A text, a pulse or a separator: masks do not tell which. */
export const unknownLabel = 255;
