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

/** A word read on the page, as it is printed. */
export interface PrintedWord {
  readonly text: string;
  readonly box: PaperBox;
  /** 0 to 1. */
  readonly confidence: number;
}
