import type { FloatImage, RgbImage } from '../model/image.ts';
import type { GridCover } from './create-grid-cover.ts';
import { createHalftone } from './create-halftone.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import { lendPlane } from './lend-plane.ts';
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

type PaintedPage = Pick<RenderTruth, 'width' | 'height' | 'options' | 'paperToSource'>;

/**
 * Lays background, paper, grid and ink over one another, prints them as halftones, then adds noise and the threshold.
 * The picture of a page that is worn next is lent until the next such page.
 */
export function paintPage(inks: readonly InkLayer[], grid: GridCover, page: PaintedPage): RgbImage {
  const { width, height, options } = page;
  const length = 3 * width * height;
  const data = options.wear === null ? new Uint8Array(length) : new Uint8Array(lendPlane('picture', length), 0, length);
  const [traces, texts] = inks;
  const textColor = texts?.color ?? options.inkColor;
  const finish = createFinish(page);
  const scene = {
    traceCover: traces!.cover.data,
    textCover: texts ? texts.cover.data : null,
    tracePairs: pairUp(traces!.cover.data),
    textPairs: texts ? pairUp(texts.cover.data) : null,
    channels: listChannels(options, textColor),
  };
  const readPaper = createPaperReader(grid, { width, channels: scene.channels });
  const color = new Float64Array(3);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    const paper = readPaper(row);
    if (finish === null) {
      data.set(paper.bytes, 3 * start);
      paintInk(paper, scene, { data, start });
      continue;
    }
    // Noise, the dots of a halftone and a threshold make every pixel its own.
    for (let column = 0, index = start; column < width; column++, index++) {
      mixPixel(paper, scene, { column, index }, color);
      finish(color, index);
      data[3 * index] = roundLevel(color[0]!);
      data[3 * index + 1] = roundLevel(color[1]!);
      data[3 * index + 2] = roundLevel(color[2]!);
    }
  }
  return { width, height, data };
}

/** What the paper carries, and in which colours. */
interface Scene {
  readonly traceCover: Float32Array;
  readonly textCover: Float32Array | null;
  /** The same memory, two pixels a number: 0 where neither has ink. */
  readonly tracePairs: Float64Array;
  readonly textPairs: Float64Array | null;
  readonly channels: readonly [ChannelLevels, ChannelLevels, ChannelLevels];
}

/** Levels of one channel, from the bottom to the top but for the table beside the paper. */
interface ChannelLevels {
  readonly paper: number;
  readonly minor: number;
  readonly major: number;
  readonly trace: number;
  readonly text: number;
  readonly table: number;
}

function pairUp(cover: Float32Array): Float64Array {
  return new Float64Array(cover.buffer, cover.byteOffset, cover.length >> 1);
}

function listChannels(
  { backgroundColor, paperColor, gridMinorColor, gridMajorColor, inkColor }: ResolvedRenderOptions,
  textColor: ResolvedRenderOptions['inkColor'],
): Scene['channels'] {
  const levelsOf = (channel: 0 | 1 | 2): ChannelLevels => ({
    paper: paperColor[channel],
    minor: gridMinorColor[channel],
    major: gridMajorColor[channel],
    trace: inkColor[channel],
    text: textColor[channel],
    table: backgroundColor[channel],
  });
  return [levelsOf(0), levelsOf(1), levelsOf(2)];
}

/** Paints the pixels with ink of a row whose paper is painted already: there are few. */
function paintInk(paper: PaperRow, scene: Scene, target: { readonly data: Uint8Array; readonly start: number }) {
  const { traceCover, textCover, tracePairs, textPairs } = scene;
  const { data, start } = target;
  const color = new Float64Array(3);
  const place = { column: 0, index: 0 };
  const width = paper.paper.length;
  for (let column = 0, index = start; column < width; column++, index++) {
    // Most of a page is bare: while it lasts, two pixels are looked at as one number.
    if ((index & 1) === 0) {
      while (
        column < width - 1 &&
        tracePairs[index >> 1]! === 0 &&
        (textPairs === null || textPairs[index >> 1]! === 0)
      ) {
        column += 2;
        index += 2;
      }
      if (column >= width) return;
    }
    if (traceCover[index]! === 0 && (textCover === null || textCover[index]! === 0)) continue;
    place.column = column;
    place.index = index;
    mixPixel(paper, scene, place, color);
    data[3 * index] = roundLevel(color[0]!);
    data[3 * index + 1] = roundLevel(color[1]!);
    data[3 * index + 2] = roundLevel(color[2]!);
  }
}

/** The colour of one pixel, before noise. */
function mixPixel(
  row: PaperRow,
  { traceCover, textCover, channels }: Scene,
  { column, index }: { readonly column: number; readonly index: number },
  into: Float64Array,
) {
  const minor = row.minor[column]!;
  const major = row.major[column]!;
  const bare = 1 - row.paper[column]!;
  const trace = traceCover[index]!;
  const text = textCover === null ? 0 : textCover[index]!;
  for (let channel = 0; channel < 3; channel++) {
    const levels = channels[channel]!;
    let value = levels.paper;
    value += minor * (levels.minor - value);
    value += major * (levels.major - value);
    value += trace * (levels.trace - value);
    value += text * (levels.text - value);
    into[channel] = value + bare * (levels.table - value);
  }
}

/** One channel of a row without ink: channel by channel, as its levels then stay in registers. */
function paintBareChannel({ paper, minor, major, bytes }: PaperRow, levels: ChannelLevels, channel: number) {
  const { paper: paperLevel, minor: minorLevel, major: majorLevel, table } = levels;
  for (let column = 0, at = channel; column < paper.length; column++, at += 3) {
    let value = paperLevel;
    value += minor[column]! * (minorLevel - value);
    value += major[column]! * (majorLevel - value);
    value += (1 - paper[column]!) * (table - value);
    bytes[at] = (value + 0.5) | 0;
  }
}

/** Reads rows of paper as they are without ink. The row is lent until the next is read. */
function createPaperReader(
  grid: GridCover,
  page: { readonly width: number; readonly channels: Scene['channels'] },
): (row: number) => PaperRow {
  const kept = new Map<string, PaperRow>();
  const spare = createPaperRow(page.width);
  return (row) => {
    const keys = [grid.paper.keyOf(row), grid.minor.keyOf(row), grid.major.keyOf(row)];
    const key = keys.includes(null) ? null : keys.join(' ');
    const known = key === null ? undefined : kept.get(key);
    if (known) return known;
    const isKept = key !== null && kept.size < keptRows;
    const paper = isKept ? createPaperRow(page.width) : spare;
    fillPaperRow(paper, grid, row);
    for (const [channel, levels] of page.channels.entries()) paintBareChannel(paper, levels, channel);
    if (isKept) kept.set(key, paper);
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
