import type { FloatImage, RgbImage } from '../model/image.ts';
import type { GridCover } from './create-grid-cover.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import type { ResolvedRenderOptions } from './render-options.ts';

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

/** Paints pixel `column` of a row, `ink` of it covered, to `target` at `index`. */
type PaintPixel = (row: PaperRow, column: number, ink: number, target: Uint8Array, index: number) => void;

/** Lays background, paper, grid and ink over one another, then adds noise and the threshold. */
export function paintPage(ink: FloatImage, grid: GridCover, options: ResolvedRenderOptions): RgbImage {
  const { width, height } = ink;
  const data = new Uint8Array(width * height * 3);
  const paintPixel = createPixelPainter(options);
  const readPaper = createPaperReader(grid, { width, paintPixel });
  const spare = createPaperRow(width);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    // Noise makes every pixel its own.
    const known = options.noise > 0 ? null : readPaper(row);
    if (known) data.set(known.bytes, 3 * start);
    else fillPaperRow(spare, grid, row);
    const paper = known ?? spare;
    for (let column = 0; column < width; column++) {
      const covered = ink.data[start + column]!;
      if (!known || covered > 0) paintPixel(paper, column, covered, data, 3 * (start + column));
    }
  }
  return { width, height, data };
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
    for (let column = 0; column < page.width; column++) page.paintPixel(paper, column, 0, paper.bytes, 3 * column);
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

function createPixelPainter(options: ResolvedRenderOptions): PaintPixel {
  const { backgroundColor, paperColor, gridMinorColor, gridMajorColor, inkColor } = options;
  const mixChannel = (channel: 0 | 1 | 2) => {
    const paper = paperColor[channel];
    const minorInk = gridMinorColor[channel];
    const majorInk = gridMajorColor[channel];
    const traceInk = inkColor[channel];
    const table = backgroundColor[channel];
    return (minor: number, major: number, ink: number, bare: number) => {
      let value = paper;
      value += minor * (minorInk - value);
      value += major * (majorInk - value);
      value += ink * (traceInk - value);
      return value + bare * (table - value);
    };
  };
  const mixRed = mixChannel(0);
  const mixGreen = mixChannel(1);
  const mixBlue = mixChannel(2);
  const color = new Float64Array(3);
  const finish = createFinish(options);
  return (row, column, ink, target, index) => {
    const minor = row.minor[column]!;
    const major = row.major[column]!;
    const bare = 1 - row.paper[column]!;
    color[0] = mixRed(minor, major, ink, bare);
    color[1] = mixGreen(minor, major, ink, bare);
    color[2] = mixBlue(minor, major, ink, bare);
    finish?.(color);
    target[index] = roundLevel(color[0]);
    target[index + 1] = roundLevel(color[1]);
    target[index + 2] = roundLevel(color[2]);
  };
}

function roundLevel(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
}

function createFinish(options: ResolvedRenderOptions): ((color: Float64Array) => void) | null {
  const { noise, seed, bilevelThreshold } = options;
  if (noise === 0 && bilevelThreshold === null) return null;
  const random = createSeededRandom(seed);
  return (color) => {
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
