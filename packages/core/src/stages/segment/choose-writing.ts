import { fullInk } from '../../image/ink-level.ts';
import type { InkRuns } from '../../image/ink-runs.ts';
import type { InkComponents } from '../../image/label-runs.ts';
import type { GrayImage } from '../../model/image.ts';
import { darkInk, darkShare } from './learn-print-colours.ts';

export interface StrangeInk {
  /** Above 0 where a pixel has, or may have, another colour than print. */
  readonly strange: GrayImage;
  /** The pixels that surely have, as runs, and which of them belong together. */
  readonly runs: InkRuns;
  readonly components: InkComponents;
}

/** Strokes of pens are at least this long, as a part of the longer side of the picture. */
const shortest = 0.004;
/** Pixels from a stroke at which its neighbours are looked at. */
const reach = 2;
/** Print may touch this part of the pixels on the rim of a stroke: more is the coloured fringe of a printed line. */
const mostFringe = 0.4;
/** Writing stands in places: at most this part of all squares of the page, and of what is dark. */
const squares = 24;
const mostSquares = 0.3;
const mostDark = 0.5;
/** At least this part of the pixels of another colour belongs to writing: else they are the noise of the picture. */
const leastKept = 0.6;
/** A trace goes on through this part of the columns at one height, which no writing does. */
const mostColumns = 0.7;

/** Which pieces of strange ink are writing (1) and which are specks or fringes (0); null: traces or grid have that colour. */
export function chooseWriting(ink: GrayImage, { strange, runs, components }: StrangeInk): Uint8Array | null {
  const { width, height } = ink;
  const least = shortest * Math.max(width, height);
  const fringe = measureFringes(ink, { strange, runs, components });
  const isKept = Uint8Array.from(components.area, (_, n) => {
    const extent = Math.max(components.right[n]! - components.left[n]!, components.bottom[n]! - components.top[n]!);
    return extent >= least && fringe[n]! <= mostFringe ? 1 : 0;
  });
  if (!isKept.includes(1)) return null;
  const taken = new Uint8Array(squares * squares);
  let area = 0;
  for (let u = 0; u < width; u++) {
    const column = Math.floor((u * squares) / width);
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      if (isKept[components.label[k]!] === 0) continue;
      area += runs.bottom[k]! - runs.top[k]! + 1;
      const last = Math.floor((runs.bottom[k]! * squares) / height);
      for (let row = Math.floor((runs.top[k]! * squares) / height); row <= last; row++)
        taken[row * squares + column] = 1;
    }
  }
  const all = components.area.reduce((sum, one) => sum + one, 0);
  return isSpread(taken) || area < leastKept * all || area > mostDark * darkShare(ink) * ink.data.length
    ? null
    : isKept;
}

/** Whether so many squares are taken, or so many of one line of squares, as only traces and grids take. */
function isSpread(taken: Uint8Array): boolean {
  if (taken.reduce((sum, one) => sum + one, 0) > mostSquares * taken.length) return true;
  for (let row = 0; row < squares; row++) {
    const line = taken.subarray(row * squares, (row + 1) * squares);
    // A trace may lie on the border of two lines of squares, or change from one to the other.
    const next = taken.subarray((row + 1) * squares, (row + 2) * squares);
    const count = line.reduce((sum, one, column) => sum + (one | (next[column] ?? 0)), 0);
    if (count > mostColumns * squares) return true;
  }
  return false;
}

/** How much of what borders on the runs of each piece, above and below, is dark and has the colour of print. */
function measureFringes({ width, height, data }: GrayImage, { strange, runs, components }: StrangeInk): Float64Array {
  const print = new Float64Array(components.area.length);
  const all = new Float64Array(components.area.length);
  const isPrint = (u: number, v: number) =>
    u >= 0 &&
    v >= 0 &&
    u < width &&
    v < height &&
    strange.data[v * width + u] === 0 &&
    data[v * width + u]! >= darkInk * fullInk;
  for (let u = 0; u < width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const label = components.label[k]!;
      const middle = (runs.top[k]! + runs.bottom[k]!) >> 1;
      for (const [x, y] of [
        [u, runs.top[k]! - reach],
        [u, runs.bottom[k]! + reach],
        [u - reach, middle],
        [u + reach, middle],
      ] as const) {
        all[label]!++;
        if (isPrint(x, y)) print[label]!++;
      }
    }
  }
  return print.map((count, n) => count / Math.max(1, all[n]!));
}
