import type { FloatImage, RgbImage } from '../model/image.ts';
import type { GridCover } from './create-grid-cover.ts';
import { createHalftone } from './create-halftone.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import type { ResolvedRenderOptions } from './render-options.ts';
import type { RenderTruth } from './render-truth.ts';

/** ITU-R BT.601 weights of brightness. */
const redWeight = 0.299;
const greenWeight = 0.587;
const blueWeight = 0.114;

/** Kinds of rows that are kept: on an upright page most rows lie between the lines and are all alike. */
const keptRows = 8;

interface PaperRow {
  readonly paper: Float64Array;
  readonly minor: Float64Array;
  readonly major: Float64Array;
  /** Red, green, blue of the row without ink. */
  readonly bytes: Uint8Array;
}

/** Ink of one colour; the later of two lies above. */
export interface InkLayer {
  readonly cover: FloatImage;
  readonly color: ResolvedRenderOptions['inkColor'];
}

/** Paints the pixel of a row, covered with ink, to `target` at three times `index`. */
type PaintPixel = (row: PaperRow, pixel: Pixel, target: Uint8Array, index: number) => void;

/** Written anew for every pixel: a page has millions. */
interface Pixel {
  column: number;
  /** Part of it that the traces and, above them, the text cover. */
  ink: number;
  text: number;
}

type PaintedPage = Pick<RenderTruth, 'width' | 'height' | 'options' | 'paperToSource'>;

/** Lays background, paper, grid and ink over one another, prints them as halftones, then adds noise and the threshold. */
export function paintPage(inks: readonly InkLayer[], grid: GridCover, page: PaintedPage): RgbImage {
  const { width, height, options } = page;
  const data = new Uint8Array(width * height * 3);
  const [traces, texts] = inks;
  const traceCover = traces!.cover.data;
  const textCover = texts ? texts.cover.data : null;
  let wasBare = false;
  const paintPixel = createPixelPainter(page, texts?.color ?? options.inkColor);
  const readPaper = createPaperReader(grid, { width, paintPixel });
  const spare = createPaperRow(width);
  // Noise and the dots of a halftone make every pixel its own.
  const isUneven = options.noise > 0 || options.halftone !== 'none';
  const pixel: Pixel = { column: 0, ink: 0, text: 0 };
  for (let row = 0; row < height; row++) {
    const start = row * width;
    const known = isUneven ? null : readPaper(row);
    if (known) {
      data.set(known.bytes, 3 * start);
      paintInk(known, { start, traceCover, textCover, paintPixel }, data);
      continue;
    }
    fillPaperRow(spare, grid, row);
    for (let column = 0; column < width; column++) {
      const index = start + column;
      const ink = traceCover[index]!;
      const text = textCover === null ? 0 : textCover[index]!;
      if (ink === 0 && text === 0) {
        if (!isUneven && column > 0 && isLikeTheOneBefore(spare, column) && wasBare) {
          data[3 * index] = data[3 * index - 3]!;
          data[3 * index + 1] = data[3 * index - 2]!;
          data[3 * index + 2] = data[3 * index - 1]!;
          continue;
        }
        wasBare = true;
      } else wasBare = false;
      pixel.column = column;
      pixel.ink = ink;
      pixel.text = text;
      paintPixel(spare, pixel, data, index);
    }
  }
  return { width, height, data };
}

/** Paints the pixels with ink of a row whose paper is painted already: there are few. */
function paintInk(
  paper: PaperRow,
  row: {
    readonly start: number;
    readonly traceCover: Float32Array;
    readonly textCover: Float32Array | null;
    readonly paintPixel: PaintPixel;
  },
  data: Uint8Array,
) {
  const { start, traceCover, paintPixel } = row;
  const textCover = row.textCover ?? traceCover;
  const hasText = row.textCover !== null;
  const pixel: Pixel = { column: 0, ink: 0, text: 0 };
  const end = start + paper.paper.length;
  for (let index = start; index < end; index++) {
    const ink = traceCover[index]!;
    const text = textCover[index]!;
    if (ink === 0 && text === 0) continue;
    pixel.column = index - start;
    pixel.ink = ink;
    pixel.text = hasText ? text : 0;
    paintPixel(paper, pixel, data, index);
  }
}

/** Whether the paper of a pixel looks like that of the pixel to its left. */
function isLikeTheOneBefore({ paper, minor, major }: PaperRow, column: number): boolean {
  return (
    minor[column] === minor[column - 1] && major[column] === major[column - 1] && paper[column] === paper[column - 1]
  );
}

/** Rows of paper that were painted before, or are worth keeping; null for others. */
function createPaperReader(
  grid: GridCover,
  page: { readonly width: number; readonly paintPixel: PaintPixel },
): (row: number) => PaperRow | null {
  const kept = new Map<string, PaperRow>();
  return (row) => {
    const keys = [grid.paper.keyOf(row), grid.minor.keyOf(row), grid.major.keyOf(row)];
    if (keys.includes(null)) return null;
    const key = keys.join(' ');
    const known = kept.get(key);
    if (known || kept.size >= keptRows) return known ?? null;
    const paper = createPaperRow(page.width);
    fillPaperRow(paper, grid, row);
    for (let column = 0; column < page.width; column++) {
      page.paintPixel(paper, { column, ink: 0, text: 0 }, paper.bytes, column);
    }
    kept.set(key, paper);
    return paper;
  };
}

function createPaperRow(width: number): PaperRow {
  const create = () => new Float64Array(width);
  return { paper: create(), minor: create(), major: create(), bytes: new Uint8Array(3 * width) };
}

function fillPaperRow(target: PaperRow, grid: GridCover, row: number) {
  grid.paper.fillRow(row, target.paper);
  grid.minor.fillRow(row, target.minor);
  grid.major.fillRow(row, target.major);
}

function createPixelPainter(page: PaintedPage, textColor: ResolvedRenderOptions['inkColor']): PaintPixel {
  const { backgroundColor, paperColor, gridMinorColor, gridMajorColor, inkColor } = page.options;
  const mixChannel = (channel: 0 | 1 | 2) => {
    const paper = paperColor[channel];
    const minorInk = gridMinorColor[channel];
    const majorInk = gridMajorColor[channel];
    const traceInk = inkColor[channel];
    const textInk = textColor[channel];
    const table = backgroundColor[channel];
    return (minor: number, major: number, bare: number, { ink, text }: Pixel) => {
      let value = paper;
      value += minor * (minorInk - value);
      value += major * (majorInk - value);
      value += ink * (traceInk - value);
      value += text * (textInk - value);
      return value + bare * (table - value);
    };
  };
  const mixRed = mixChannel(0);
  const mixGreen = mixChannel(1);
  const mixBlue = mixChannel(2);
  const color = new Float64Array(3);
  const finish = createFinish(page);
  return (row, pixel, target, index) => {
    const { column } = pixel;
    const minor = row.minor[column]!;
    const major = row.major[column]!;
    const bare = 1 - row.paper[column]!;
    color[0] = mixRed(minor, major, bare, pixel);
    color[1] = mixGreen(minor, major, bare, pixel);
    color[2] = mixBlue(minor, major, bare, pixel);
    finish?.(color, index);
    target[3 * index] = roundLevel(color[0]);
    target[3 * index + 1] = roundLevel(color[1]);
    target[3 * index + 2] = roundLevel(color[2]);
  };
}

function roundLevel(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
}

function createFinish(page: PaintedPage): ((color: Float64Array, index: number) => void) | null {
  const { noise, seed, bilevelThreshold } = page.options;
  const halftone = createHalftone(page.options, page.paperToSource);
  if (noise === 0 && bilevelThreshold === null && !halftone) return null;
  const random = createSeededRandom(seed);
  return (color, index) => {
    if (halftone) {
      const column = index % page.width;
      halftone(color, column, (index - column) / page.width);
    }
    if (noise > 0) {
      const change = noise * random.normal();
      for (let channel = 0; channel < 3; channel++) color[channel]! += change;
    }
    if (bilevelThreshold !== null) {
      const brightness = redWeight * color[0]! + greenWeight * color[1]! + blueWeight * color[2]!;
      color.fill(brightness < bilevelThreshold ? 0 : 255);
    }
  };
}
