import type { Millimetres } from '../units.ts';
import type { PrintedLead } from './lead.ts';

/** An upright rectangle on the flat paper; y counts downward. */
export interface PaperBox {
  readonly left: Millimetres;
  readonly top: Millimetres;
  readonly right: Millimetres;
  readonly bottom: Millimetres;
}

/** A lead name read on the page. */
export interface LeadLabel {
  readonly lead: PrintedLead;
  readonly box: PaperBox;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A word in a picture, as an OCR program reads it. */
export interface ReadWord {
  readonly text: string;
  /** Pixels of the picture that was read; the edges lie on its pixels' edges. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A word read on the page, as it is printed. */
export interface PrintedWord {
  readonly text: string;
  readonly box: PaperBox;
  /** 0 to 1. */
  readonly confidence: number;
}

/** All that was read of a page's print. */
export interface PagePrint {
  /** Lead names, best first. Empty where nothing could read them. */
  readonly labels: readonly LeadLabel[];
  /** Words beside the traces; null where no text reader ran. */
  readonly words: readonly PrintedWord[] | null;
  /** Whether outputs may tell what the words say of the patient; absent: they may not. The words hold it either way. */
  readonly personal?: boolean;
}
