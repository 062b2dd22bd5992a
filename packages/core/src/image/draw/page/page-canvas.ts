import type { RgbImage } from '../../../model/image.ts';

/** A copy of the page's picture with words above it, to draw on. */
export interface PageCanvas {
  /** To draw on: it shares its pixels with `whole`, so that nothing drawn can run into the words. */
  readonly image: RgbImage;
  /** With the words above it. */
  readonly whole: RgbImage;
  /** Canvas pixels a source pixel: a whole number or one over a whole number. */
  readonly scale: number;
  /** Size of the copy; the canvas itself may be wider. */
  readonly width: number;
  readonly height: number;
  /** Pixels a dot of letters on this canvas, and width of thin lines. */
  readonly textScale: number;
  readonly turn: CanvasTurn;
}

/** How the picture was turned on its way to the canvas: first rows and columns exchanged, then flipped. */
export interface CanvasTurn {
  readonly transposed: boolean;
  readonly columnsFlipped: boolean;
  readonly rowsFlipped: boolean;
}
