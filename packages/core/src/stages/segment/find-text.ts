import { growArray } from '../../image/grow-array.ts';
import { fullInk } from '../../image/ink-level.ts';
import type { InkRuns } from '../../image/ink-runs.ts';
import { type InkComponents, labelRuns } from '../../image/label-runs.ts';
import type { GrayImage } from '../../model/image.ts';
import { findCompany } from './find-company.ts';

/** Longer side of a letter, as a part of the longer side of the picture: 0.7 mm to 9 mm on A4. */
const shortestLetter = 0.0025;
const longestLetter = 0.03;
/** Part of full ink that still joins the pieces of a faint trace, and the longest line of words that it may join. */
const faintInk = 0.3;
const longestLine = 0.25;

/**
 * Where the page is printed on: 255 on the ink of small pieces that stand in a line with others of their size, 0
 * elsewhere. `ink` is an ink map (200 is full ink). Letters that touch a trace, and letters alone, are not found.
 */
export function findText(ink: GrayImage): GrayImage {
  const faintRuns = findRowRuns(ink, fullInk * faintInk, null);
  const runs = findRowRuns(ink, fullInk / 2, faintRuns);
  const components = labelRuns(runs);
  const isLine = findLines(ink, { runs, components, faintRuns });
  const side = Math.max(ink.width, ink.height);
  const letters: number[] = [];
  for (let n = 0; n < components.area.length; n++) {
    const size = Math.max(extent(components, n, 'across'), extent(components, n, 'along'));
    if (size >= shortestLetter * side && size <= longestLetter * side && isLine[n] === 0) letters.push(n);
  }
  const isText = new Uint8Array(components.area.length);
  const boxes = letters.map((n) => ({
    left: components.top[n]!,
    width: extent(components, n, 'along'),
    top: components.left[n]!,
    height: extent(components, n, 'across'),
  }));
  for (const [index, found] of findCompany(boxes).entries()) if (found) isText[letters[index]!] = 1;
  return paintRuns(ink, runs, (run) => isText[components.label[run]!] === 1);
}

/**
 * Marks the pieces that are parts of something long: where a faint trace breaks into pieces, fainter ink still joins
 * them. Letters of a word may be joined by it too, which makes them wide but not high.
 */
function findLines(
  ink: GrayImage,
  { runs, components, faintRuns }: { runs: InkRuns; components: InkComponents; faintRuns: InkRuns },
): Uint8Array {
  const faint = labelRuns(faintRuns);
  const side = Math.max(ink.width, ink.height);
  const isLong = (n: number) => {
    const [along, across] = [extent(faint, n, 'along'), extent(faint, n, 'across')];
    return Math.min(along, across) > longestLetter * side || Math.max(along, across) > longestLine * side;
  };
  const isLine = new Uint8Array(components.area.length);
  for (let row = 0; row < ink.height; row++) {
    let k = faintRuns.first[row]!;
    for (let run = runs.first[row]!; run < runs.first[row + 1]!; run++) {
      // Every run lies within one fainter run.
      while (faintRuns.bottom[k]! < runs.bottom[run]!) k++;
      if (isLong(faint.label[k]!)) isLine[components.label[run]!] = 1;
    }
  }
  return isLine;
}

/** Pixels from rim to rim: `along` the runs (columns of the picture) or `across` them (its rows). */
function extent(components: InkComponents, n: number, direction: 'along' | 'across'): number {
  if (direction === 'along') return components.bottom[n]! - components.top[n]! + 1;
  return components.right[n]! - components.left[n]! + 1;
}

/**
 * Horizontal runs of ink, found in the order of memory. They are given as the runs of the transposed picture: `width`
 * counts rows, `top` and `bottom` are columns. `within`: runs of fainter ink, outside which there is none; null: anywhere.
 */
function findRowRuns({ width, height, data }: GrayImage, threshold: number, within: InkRuns | null): InkRuns {
  const first = new Int32Array(height + 1);
  let start = new Int32Array(1 << 14);
  let end = new Int32Array(1 << 14);
  let count = 0;
  for (let row = 0; row < height; row++) {
    first[row] = count;
    // A row has at most one run every two pixels.
    if (count + width > start.length) {
      start = growArray(start, count + width);
      end = growArray(end, count + width);
    }
    const begin = row * width;
    const from = within === null ? 0 : within.first[row]!;
    const to = within === null ? 1 : within.first[row + 1]!;
    for (let k = from; k < to; k++) {
      const stop = begin + (within === null ? width : within.bottom[k]! + 1);
      for (let p = begin + (within === null ? 0 : within.top[k]!); p < stop; p++) {
        if (data[p]! < threshold) continue;
        start[count] = p - begin;
        while (p + 1 < stop && data[p + 1]! >= threshold) p++;
        end[count++] = p - begin;
      }
    }
  }
  first[height] = count;
  return { width: height, height: width, first, top: start.subarray(0, count), bottom: end.subarray(0, count) };
}

function paintRuns({ width, height }: GrayImage, runs: InkRuns, isChosen: (run: number) => boolean): GrayImage {
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let run = runs.first[row]!; run < runs.first[row + 1]!; run++) {
      if (isChosen(run)) data.fill(255, row * width + runs.top[run]!, row * width + runs.bottom[run]! + 1);
    }
  }
  return { width, height, data };
}
