import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import type { GrayImage } from '../../model/image.ts';
import type { PixelBox } from './pixel-box.ts';

/** Height of letters (mm); what is less high may be a hyphen. */
const heights = [0.9, 7] as const;
/** Hyphens (mm). */
const hyphenWidths = [0.4, 3] as const;
const hyphenHeights = [0.1, 0.9] as const;
/** Letters may hang together, but not over more than this (mm). */
const longest = 18;
/** Less ink (square millimetres) is dirt. */
const leastInk = 0.1;
/** Pieces nearer than twice this (pixels) are one: dots of a dot matrix, strokes torn by a line. */
const gap = 1;

/** Pieces of ink (1) of the size of letters. */
export function findLetters(mask: GrayImage, pixelsPerMillimetre: number): PixelBox[] {
  const runs = inkRuns(dilate(mask), 1);
  const components = labelRuns(runs);
  const ink = countInk(mask, runs, components.label, components.area.length);
  const letters: PixelBox[] = [];
  for (let n = 0; n < components.area.length; n++) {
    const box = {
      left: components.left[n]! + gap,
      top: components.top[n]! + gap,
      right: components.right[n]! - gap,
      bottom: components.bottom[n]! - gap,
      ink: ink[n]!,
    };
    const width = (box.right - box.left + 1) / pixelsPerMillimetre;
    const height = (box.bottom - box.top + 1) / pixelsPerMillimetre;
    if (box.ink < leastInk * pixelsPerMillimetre ** 2 || width > longest) continue;
    const isLetter = height >= heights[0] && height <= heights[1];
    const isHyphen =
      height >= hyphenHeights[0] &&
      height < hyphenHeights[1] &&
      width >= hyphenWidths[0] &&
      width <= hyphenWidths[1] &&
      width > height;
    if (isLetter || isHyphen) letters.push(box);
  }
  return letters;
}

/** Every pixel that has ink beside it, corners included. */
function dilate({ width, height, data }: GrayImage): GrayImage {
  const result = new Uint8Array(data.length);
  for (let v = 0; v < height; v++) {
    const upper = Math.max(0, v - gap) * width;
    const lower = Math.min(height - 1, v + gap) * width;
    for (let u = 0, p = v * width; u < width; u++, p++) {
      if (data[p] === 0) continue;
      const left = Math.max(0, u - gap);
      const right = Math.min(width - 1, u + gap);
      for (let row = upper; row <= lower; row += width) {
        for (let q = row + left; q <= row + right; q++) result[q] = 1;
      }
    }
  }
  return { width, height, data: result };
}

function countInk(mask: GrayImage, runs: ReturnType<typeof inkRuns>, label: Int32Array, count: number): Int32Array {
  const ink = new Int32Array(count);
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      for (let v = runs.top[k]!; v <= runs.bottom[k]!; v++) ink[label[k]!]! += mask.data[v * mask.width + u]!;
    }
  }
  return ink;
}
