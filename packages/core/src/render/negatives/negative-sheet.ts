import type { PageCanvas } from '../page-canvas.ts';

/** What a page is drawn with: thin coloured lines below, ink above. */
export interface NegativeSheet {
  readonly ink: PageCanvas;
  readonly lines: PageCanvas;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}
