import { growRuns } from '../../../../image/grow-runs.ts';
import { fullInk } from '../../../../image/ink-level.ts';
import { type InkRuns, inkRuns } from '../../../../image/ink-runs.ts';
import { keepRuns } from '../../../../image/keep-runs.ts';
import { type InkComponents, labelRuns } from '../../../../image/label-runs.ts';
import type { GrayImage } from '../../../../model/image.ts';
import { millimetres, type PaperPoint } from '../../../../units.ts';
import type { FoundLetters, LetterBox } from './text-line.ts';

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
/** Longest dash of a line of print, mm: what is longer and lower than letters is a rule or a flat trace. */
const longestDash = 6;
/** Half the gap that still joins the dots of a dot matrix, mm. */
const dotReach = 0.13;

/** Dots of a dot matrix, and few of them that touch, mm. */
const largestDot = 1.5;

/** Pieces of ink that are of the size of letters, or of words whose letters touch, and dots, of which letters may consist. */
export function findLetters(ink: GrayImage, options: FindLettersOptions): FoundLetters {
  const { left, top, pixelsPerMillimetre: resolution } = options;
  const runs = inkRuns(ink, fullInk / 2);
  const reach = Math.round(dotReach * resolution);
  const all = labelRuns(runs);
  const pieces = labelRuns(growRuns(keepSmall(runs, all, resolution), reach));
  const letters: LetterBox[] = [];
  for (let n = 0; n < pieces.area.length; n++) {
    const box = {
      left: millimetres(left + (pieces.left[n]! + reach - 0.5) / resolution),
      top: millimetres(top + (pieces.top[n]! + reach - 0.5) / resolution),
      right: millimetres(left + (pieces.right[n]! - reach + 0.5) / resolution),
      bottom: millimetres(top + (pieces.bottom[n]! - reach + 0.5) / resolution),
    };
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const spread = (width + (2 * reach) / resolution) * (height + (2 * reach) / resolution);
    if (isLetter(width, height, pieces.area[n]! / (spread * resolution * resolution))) letters.push({ box });
  }
  return { letters, dots: listDots(all, options) };
}

/** The middles of pieces as small as the dots of a dot matrix. */
function listDots(pieces: InkComponents, options: FindLettersOptions): readonly PaperPoint[] {
  const { left, top, pixelsPerMillimetre: resolution } = options;
  const dots: PaperPoint[] = [];
  for (let n = 0; n < pieces.area.length; n++) {
    const across = pieces.right[n]! - pieces.left[n]! + 1;
    const down = pieces.bottom[n]! - pieces.top[n]! + 1;
    if (Math.max(across, down) > largestDot * resolution) continue;
    dots.push({
      x: millimetres(left + (pieces.left[n]! + pieces.right[n]!) / 2 / resolution),
      y: millimetres(top + (pieces.top[n]! + pieces.bottom[n]!) / 2 / resolution),
    });
  }
  return dots;
}

/** The pieces that are not too large for letters: grown a little, no trace and no line joins them. */
function keepSmall(runs: InkRuns, pieces: InkComponents, resolution: number): InkRuns {
  const isSmall = Uint8Array.from(pieces.area, (_, n) => {
    const across = (pieces.right[n]! - pieces.left[n]! + 1) / resolution;
    const down = (pieces.bottom[n]! - pieces.top[n]! + 1) / resolution;
    return down <= highest && across <= (down < lowest ? longestDash : widest) ? 1 : 0;
  });
  return keepRuns(runs, (k) => isSmall[pieces.label[k]!] === 1);
}

function isLetter(width: number, height: number, density: number): boolean {
  if (height < lowest || height > highest || width > widest || height > slenderest * width) return false;
  return width <= widestLetter * height || (height <= highestWord && density >= leastDensity);
}
