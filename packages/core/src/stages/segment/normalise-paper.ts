import { paperLevel } from '../../image/ink-level.ts';
import type { RgbImage } from '../../model/image.ts';
import { findOutside, outsideBlock } from './find-outside.ts';
import type { PaperBrightness } from './measure-paper.ts';

/** Highest value kept for paper brighter than measured: glare beyond it says nothing. */
const brightest = 255;

/**
 * Divides the light of the paper out: bare paper becomes (230, 230, 230), black stays 0, and what lies outside the paper
 * becomes paper too, so that no later step mistakes it for ink.
 */
export function normalisePaper(image: RgbImage, paper: PaperBrightness): RgbImage {
  const { width, height } = image;
  const data = new Uint8Array(width * height * 3);
  const line = new Float32Array(paper.columns * 3);
  const gain = new Float32Array(width * 3);
  const shows = new Uint8Array(width);
  const outside = findOutside(image, paper.pageLevel);
  for (let y = 0; y < height; y++) {
    const position = Math.min(Math.max((y + 0.5) / paper.tileSize - 0.5, 0), paper.rows - 1);
    const upper = Math.min(Math.floor(position), Math.max(paper.rows - 2, 0));
    const lower = Math.min(upper + 1, paper.rows - 1);
    const part = position - upper;
    for (let k = 0; k < line.length; k++) {
      line[k] = paper.level[upper * line.length + k]! * (1 - part) + paper.level[lower * line.length + k]! * part;
    }
    if ((y & 3) === 0) {
      interpolateGain(line, paper, gain);
      const blocks = Math.floor(y / outsideBlock) * outside.blocks.width;
      for (let x = 0; x < width; x++) shows[x] = 1 - outside.blocks.data[blocks + Math.floor(x / outsideBlock)]!;
    }
    const inRim = y < outside.rim || y >= height - outside.rim;
    const row = y * width * 3;
    for (let x = 0; x < width; x++) {
      const p = row + x * 3;
      if (shows[x] === 0 || inRim || x < outside.rim || x >= width - outside.rim) {
        data[p] = data[p + 1] = data[p + 2] = paperLevel;
        continue;
      }
      for (let c = 0; c < 3; c++) {
        const value = image.data[p + c]! * gain[x * 3 + c]!;
        data[p + c] = value > brightest ? brightest : value;
      }
    }
  }
  return { width, height, data };
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
