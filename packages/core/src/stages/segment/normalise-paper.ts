import { paperLevel } from '../../image/ink-level.ts';
import type { GrayImage, RgbImage } from '../../model/image.ts';
import { findOutside, outsideBlock } from './find-outside.ts';
import type { PaperBrightness } from './measure-paper.ts';

/** Highest value kept for paper brighter than measured: glare beyond it says nothing. */
const brightest = 255;

/** A picture whose light is divided out, made line by line: whole it would take as much memory as the picture itself. */
export interface NormalPage {
  readonly width: number;
  readonly height: number;
  /** Writes line `y` as interleaved RGB into `out` (3 × width bytes). Lines in order are the fastest. */
  readonly readLine: (y: number, out: Uint8Array) => void;
}

/**
 * Divides the light of the paper out: bare paper becomes (230, 230, 230), black stays 0, and what lies outside the paper
 * becomes paper too, so that no later step mistakes it for ink.
 */
export function normalisePaper(image: RgbImage, paper: PaperBrightness): NormalPage {
  const { width, height } = image;
  const line = new Float32Array(paper.columns * 3);
  const gain = new Float32Array(width * 3);
  const shows = new Uint8Array(width);
  const { blocks, rim } = findOutside(image, paper.pageLevel);
  let prepared = -1;
  const readLine = (y: number, out: Uint8Array) => {
    out.fill(paperLevel);
    if (y < rim || y >= height - rim) return;
    // The light changes slowly: one line in four is enough.
    const lit = y & ~3;
    if (lit !== prepared) {
      interpolateLine(paper, lit, line);
      interpolateGain(line, paper, gain);
      findShown(blocks, y, { shows, rim });
      prepared = lit;
    }
    divideLight(image.data.subarray(y * width * 3, (y + 1) * width * 3), out, { gain, shows });
  };
  return { width, height, readLine };
}

/** Marks with 1 the pixels of a line that show paper. */
function findShown(blocks: GrayImage, y: number, out: { readonly shows: Uint8Array; readonly rim: number }): void {
  const { shows, rim } = out;
  const first = Math.floor(y / outsideBlock) * blocks.width;
  for (let x = 0; x < shows.length; x++) shows[x] = 1 - blocks.data[first + Math.floor(x / outsideBlock)]!;
  shows.fill(0, 0, rim);
  shows.fill(0, Math.max(shows.length - rim, 0));
}

/** One line of pixels; those that do not show paper are left as they are. */
function divideLight(
  pixels: Uint8Array,
  out: Uint8Array,
  { gain, shows }: { readonly gain: Float32Array; readonly shows: Uint8Array },
): void {
  for (let x = 0, p = 0; x < shows.length; x++, p += 3) {
    if (shows[x] === 0) continue;
    const red = pixels[p]! * gain[p]!;
    const green = pixels[p + 1]! * gain[p + 1]!;
    const blue = pixels[p + 2]! * gain[p + 2]!;
    out[p] = red > brightest ? brightest : red;
    out[p + 1] = green > brightest ? brightest : green;
    out[p + 2] = blue > brightest ? brightest : blue;
  }
}

/** Brightness of the paper at the height of one line of pixels, for every column of tiles. */
function interpolateLine(paper: PaperBrightness, y: number, line: Float32Array): void {
  const position = Math.min(Math.max((y + 0.5) / paper.tileSize - 0.5, 0), paper.rows - 1);
  const upper = Math.min(Math.floor(position), Math.max(paper.rows - 2, 0));
  const lower = Math.min(upper + 1, paper.rows - 1);
  const part = position - upper;
  for (let k = 0; k < line.length; k++) {
    line[k] = paper.level[upper * line.length + k]! * (1 - part) + paper.level[lower * line.length + k]! * part;
  }
}

/** The factor that turns bare paper into `paperLevel`, for every pixel of one line. */
function interpolateGain(line: Float32Array, paper: PaperBrightness, gain: Float32Array): void {
  for (let x = 0; x < gain.length / 3; x++) {
    const position = Math.min(Math.max((x + 0.5) / paper.tileSize - 0.5, 0), paper.columns - 1);
    const left = Math.min(Math.floor(position), Math.max(paper.columns - 2, 0));
    const right = Math.min(left + 1, paper.columns - 1);
    const part = position - left;
    for (let c = 0; c < 3; c++) {
      const level = line[left * 3 + c]! * (1 - part) + line[right * 3 + c]! * part;
      gain[x * 3 + c] = paperLevel / Math.max(level, 1);
    }
  }
}
