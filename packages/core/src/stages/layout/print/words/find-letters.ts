import { fullInk } from '../../../../image/ink-level.ts';
import { inkRuns } from '../../../../image/ink-runs.ts';
import { labelRuns } from '../../../../image/label-runs.ts';
import type { GrayImage } from '../../../../model/image.ts';
import { millimetres } from '../../../../units.ts';
import type { LetterBox } from './text-line.ts';

export interface FindLettersOptions {
  /** Place of the first pixel's centre, mm. */
  readonly left: number;
  readonly top: number;
  readonly pixelsPerMillimetre: number;
}

/** Heights of letters, mm: small letters of the finest print, capitals of headlines. */
const lowest = 0.8;
const highest = 7;
/** Width of a long word whose letters touch, mm. */
const widest = 60;
/** Letters that touch are wider than this many times their height; pieces of traces are too, but less of them is ink. */
const widestLetter = 2.5;
const highestWord = 5;
const leastDensity = 0.22;
/** Strokes such as I, l and 1 have this height over their width at most; pieces of grid lines and bars are longer. */
const slenderest = 12;

/** Pieces of ink that are of the size of letters, or of words whose letters touch. */
export function findLetters(ink: GrayImage, options: FindLettersOptions): readonly LetterBox[] {
  const { left, top, pixelsPerMillimetre: resolution } = options;
  const runs = inkRuns({ ...ink, data: new Float32Array(ink.data) }, fullInk / 2);
  const pieces = labelRuns(runs);
  const letters: LetterBox[] = [];
  for (let n = 0; n < pieces.area.length; n++) {
    const width = (pieces.right[n]! - pieces.left[n]! + 1) / resolution;
    const height = (pieces.bottom[n]! - pieces.top[n]! + 1) / resolution;
    const density = pieces.area[n]! / (width * height * resolution * resolution);
    if (!isLetter(width, height, density)) continue;
    const box = {
      left: millimetres(left + (pieces.left[n]! - 0.5) / resolution),
      top: millimetres(top + (pieces.top[n]! - 0.5) / resolution),
      right: millimetres(left + (pieces.right[n]! + 0.5) / resolution),
      bottom: millimetres(top + (pieces.bottom[n]! + 0.5) / resolution),
    };
    letters.push({ box, density });
  }
  return letters;
}

function isLetter(width: number, height: number, density: number): boolean {
  if (height < lowest || height > highest || width > widest || height > slenderest * width) return false;
  return width <= widestLetter * height || (height <= highestWord && density >= leastDensity);
}
