import { growRuns } from '../../image/grow-runs.ts';
import { type InkRuns, inkRuns } from '../../image/ink-runs.ts';
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
  const own = inkRuns(mask, 1);
  const runs = growRuns(own, gap);
  const components = labelRuns(runs);
  const ink = countInk(own, runs, components.label, components.area.length);
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

/** Pixels of ink in each piece: every run of ink lies in one that was grown. */
function countInk(own: InkRuns, grown: InkRuns, label: Int32Array, count: number): Int32Array {
  const ink = new Int32Array(count);
  for (let u = 0; u < own.width; u++) {
    let k = grown.first[u]!;
    for (let n = own.first[u]!; n < own.first[u + 1]!; n++) {
      while (grown.bottom[k]! < own.bottom[n]!) k++;
      ink[label[k]!]! += own.bottom[n]! - own.top[n]! + 1;
    }
  }
  return ink;
}
