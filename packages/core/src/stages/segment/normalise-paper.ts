import { paperLevel } from '../../image/ink-level.ts';
import type { GrayImage, RgbImage } from '../../model/image.ts';
import { findOutside, outsideBlock } from './find-outside.ts';
import type { PaperBrightness } from './measure-paper.ts';

/** Highest value kept for paper brighter than measured: glare beyond it says nothing. */
const brightest = 255;

/**
 * A picture whose light is divided out, pixel by pixel as it is asked for: whole it would take as much memory as the
 * picture itself.
 */
export interface NormalPage {
  readonly width: number;
  readonly height: number;
  /** Line `y` of it, as far as it shows paper; null where none of it does. It holds until the next one is asked for. */
  readonly readLine: (y: number) => NormalLine | null;
}

/** A line of pixels and what makes it normal: `normalValue(pixels[3 * x] * gain[3 * x])` is the red of pixel x. */
export interface NormalLine {
  /** Interleaved RGB of the picture. */
  readonly pixels: Uint8Array;
  /** Factors of all their values. */
  readonly gain: Float32Array;
  /** Whether red, green and blue of each pixel have the same factor: the paper is white or grey. */
  readonly isNeutral: boolean;
  /** 1 where a pixel shows paper; elsewhere it counts as bare paper. */
  readonly shows: Uint8Array;
}

/** Paper brighter than measured is as bright as a picture can show; a part of a grey level is cut off. */
export function normalValue(value: number): number {
  return value > brightest ? brightest : value | 0;
}

/**
 * Divides the light of the paper out: bare paper becomes (230, 230, 230), black stays 0, and what lies outside the paper
 * becomes paper too, so that no later step mistakes it for ink.
 */
export function normalisePaper(image: RgbImage, paper: PaperBrightness): NormalPage {
  const { width, height } = image;
  const level = new Float32Array(paper.columns * 3);
  const gain = new Float32Array(width * 3);
  const shows = new Uint8Array(width);
  const { blocks, rim } = findOutside(image, paper.pageLevel);
  const interpolateGain = createInterpolation(width, paper);
  let prepared = -1;
  let isNeutral = false;
  const readLine = (y: number): NormalLine | null => {
    if (y < rim || y >= height - rim) return null;
    const line = Math.floor(y / outsideBlock);
    if (line !== prepared) {
      // The light changes slowly: that in the middle of some lines is enough for all of them.
      const changed = interpolateLine(paper, line * outsideBlock + (outsideBlock - 1) / 2, level);
      if (changed || prepared < 0) {
        interpolateGain(level, gain);
        isNeutral = isGray(level);
      }
      findShown(blocks, line, { shows, rim });
      prepared = line;
    }
    return { pixels: image.data.subarray(y * width * 3, (y + 1) * width * 3), gain, isNeutral, shows };
  };
  return { width, height, readLine };
}

/** Marks with 1 the pixels of a line of blocks that show paper. */
function findShown(blocks: GrayImage, line: number, out: { readonly shows: Uint8Array; readonly rim: number }): void {
  const { shows, rim } = out;
  for (let i = 0; i < blocks.width; i++) {
    shows.fill(1 - blocks.data[line * blocks.width + i]!, i * outsideBlock, (i + 1) * outsideBlock);
  }
  shows.fill(0, 0, rim);
  shows.fill(0, Math.max(shows.length - rim, 0));
}

/** Brightness of the paper at the height of one line of pixels, for every column of tiles; whether it changed. */
function interpolateLine(paper: PaperBrightness, y: number, line: Float32Array): boolean {
  const position = Math.min(Math.max((y + 0.5) / paper.tileSize - 0.5, 0), paper.rows - 1);
  const upper = Math.min(Math.floor(position), Math.max(paper.rows - 2, 0));
  const lower = Math.min(upper + 1, paper.rows - 1);
  const part = position - upper;
  let changed = false;
  for (let k = 0; k < line.length; k++) {
    const before = line[k]!;
    line[k] = paper.level[upper * line.length + k]! * (1 - part) + paper.level[lower * line.length + k]! * part;
    if (line[k] !== before) changed = true;
  }
  return changed;
}

function isGray(colors: Float32Array): boolean {
  for (let k = 0; k < colors.length; k += 3) {
    if (colors[k] !== colors[k + 1] || colors[k] !== colors[k + 2]) return false;
  }
  return true;
}

/** Gives a function that finds the factors that turn bare paper into `paperLevel`, for every pixel of one line. */
function createInterpolation(width: number, paper: PaperBrightness): (line: Float32Array, gain: Float32Array) => void {
  const tileOf = new Int32Array(width);
  const parts = new Float64Array(width);
  for (let x = 0; x < width; x++) {
    const position = Math.min(Math.max((x + 0.5) / paper.tileSize - 0.5, 0), paper.columns - 1);
    tileOf[x] = Math.min(Math.floor(position), Math.max(paper.columns - 2, 0));
    parts[x] = position - tileOf[x]!;
  }
  const step = paper.columns > 1 ? 3 : 0;
  return (line, gain) => {
    for (let x = 0, k = 0; x < width; x++) {
      const part = parts[x]!;
      const rest = 1 - part;
      for (let left = 3 * tileOf[x]!, end = left + 3; left < end; left++, k++) {
        const level = line[left]! * rest + line[left + step]! * part;
        gain[k] = paperLevel / (level > 1 ? level : 1);
      }
    }
  };
}
