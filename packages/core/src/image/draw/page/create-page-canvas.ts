import type { RgbImage } from '../../../model/image.ts';
import { createImage } from '../create-image.ts';
import { drawText } from '../draw-text.ts';
import type { CanvasTurn, PageCanvas } from './page-canvas.ts';
import { wrapWords } from './wrap-words.ts';

/** Widest copy, pixels: sharp on any screen, and small enough to keep one for every page. */
const maximumWidth = 2560;
/** Small pictures are enlarged so that lines and letters drawn over them stay fine; more would only show the pixels. */
const maximumEnlargement = 3;
/** Below this width words would not fit. */
const minimumWidth = 480;
/** From this width on letters are twice as large. */
const wideFrom = 1100;
/** Height of a line of words, and its distance from the rim, in dots of the font. */
const lineHeight = 11;
const margin = 4;

export interface CanvasOptions {
  /** Words above the picture; long lines are wrapped. Default: none. */
  readonly caption?: readonly string[];
  /** How much of the picture's contrast stays, 0 (white) to 1 (all). Default 1. */
  readonly strength?: number;
  /** Default: not turned. */
  readonly turn?: CanvasTurn;
}

const unturned: CanvasTurn = { transposed: false, columnsFlipped: false, rowsFlipped: false };

/**
 * Copies a picture, turned and faded towards white, at most 2560 pixels wide: bigger ones are averaged down by a whole
 * factor, small ones enlarged by one.
 */
export function createPageCanvas(source: RgbImage, options: CanvasOptions = {}): PageCanvas {
  const { caption = [], strength = 1, turn = unturned } = options;
  const across = turn.transposed ? source.height : source.width;
  const down = turn.transposed ? source.width : source.height;
  const shrinking = Math.ceil(across / maximumWidth);
  const enlarging = Math.max(1, Math.min(maximumEnlargement, Math.floor(maximumWidth / across)));
  const scale = enlarging / shrinking;
  const width = Math.ceil(across * scale);
  const height = Math.ceil(down * scale);
  const fullWidth = Math.max(width, minimumWidth);
  const textScale = fullWidth < wideFrom ? 1 : 2;
  const lines = caption.flatMap((line) => wrapWords(line, { textScale, width: fullWidth - 2 * margin * textScale }));
  const top = lines.length === 0 ? 0 : (lines.length * lineHeight + margin) * textScale;
  const whole = createImage(fullWidth, height + top, [255, 255, 255]);
  const image = { width: fullWidth, height, data: whole.data.subarray(top * fullWidth * 3) };
  const canvas = { image, whole, scale, width, height, textScale, turn };
  for (const [index, line] of lines.entries()) {
    const row = (margin + index * lineHeight) * textScale;
    drawText(whole, line, { column: margin * textScale, row, scale: textScale, color: [20, 20, 20] });
  }
  copyFaded(source, canvas, strength);
  return canvas;
}

function copyFaded(source: RgbImage, canvas: PageCanvas, strength: number): void {
  const { image, scale, width, height, turn } = canvas;
  const [columnStep, rowStep] = turn.transposed ? [source.width * 3, 3] : [3, source.width * 3];
  const across = turn.transposed ? source.height : source.width;
  const down = turn.transposed ? source.width : source.height;
  const block = Math.max(1, Math.round(1 / scale));
  for (let row = 0; row < height; row++) {
    const firstRow = Math.floor((turn.rowsFlipped ? height - 1 - row : row) / scale + 1e-6);
    const rows = Math.min(block, down - firstRow);
    for (let column = 0; column < width; column++) {
      const firstColumn = Math.floor((turn.columnsFlipped ? width - 1 - column : column) / scale + 1e-6);
      const columns = Math.min(block, across - firstColumn);
      const from = firstRow * rowStep + firstColumn * columnStep;
      const to = (row * image.width + column) * 3;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let b = 0; b < rows; b++) {
          for (let a = 0; a < columns; a++) sum += source.data[from + b * rowStep + a * columnStep + channel]!;
        }
        image.data[to + channel] = 255.5 - (255 - sum / (rows * columns)) * strength;
      }
    }
  }
}
