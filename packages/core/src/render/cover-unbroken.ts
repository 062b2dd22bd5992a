import { pixels } from '../units.ts';
import { createSeededRandom } from './create-seeded-random.ts';
import type { PageCover } from './page-cover.ts';
import { sourceToPaper } from './paper-affine.ts';
import type { RenderTruth } from './render-truth.ts';

/** Sizes of patches and of specks, mm, and how much the patches count. */
const patchSize = 28;
const speckSize = 1.3;
const patchPart = 0.6;
/** How quickly the print fades at the edge of a gap, over the spread of the noise. */
const softness = 0.06;
/** Places from which the level is taken that so many of them lie below. */
const probes = 4000;
/** Entries of the table of random heights, a power of two; the pattern repeats after as many cells. */
const tableSize = 64;

/** What was printed of a grid of which `gridBreaks` did not print: patches with ragged, specked edges. */
export function coverUnbroken(
  page: Pick<RenderTruth, 'paperToSource' | 'pageWidth' | 'pageHeight' | 'options'>,
): PageCover {
  const { pageWidth, pageHeight, paperToSource } = page;
  const printedAt = createPrintedPart({ ...page.options, pageWidth, pageHeight });
  const fillRow = (row: number, covers: Float64Array) => {
    const first = sourceToPaper(paperToSource, { column: pixels(0), row: pixels(row) });
    const second = sourceToPaper(paperToSource, { column: pixels(1), row: pixels(row) });
    for (let column = 0; column < covers.length; column++) {
      covers[column] = printedAt(first.x + column * (second.x - first.x), first.y + column * (second.y - first.y));
    }
  };
  return { fillRow, keyOf: () => null, sameInRow: () => null };
}

/** Tells of points of the paper, in millimetres, how much of a broken grid was printed there, 0 to 1. */
export function createPrintedPart({
  gridBreaks,
  seed,
  pageWidth,
  pageHeight,
}: {
  readonly gridBreaks: number;
  readonly seed: number;
  readonly pageWidth: number;
  readonly pageHeight: number;
}): (x: number, y: number) => number {
  const random = createSeededRandom(seed ^ 0x6b1d);
  const patches = createNoise(random.uniform, patchSize);
  const specks = createNoise(random.uniform, speckSize);
  const heightAt = (x: number, y: number) => patchPart * patches(x, y) + (1 - patchPart) * specks(x, y);
  const heights = Float64Array.from({ length: probes }, () =>
    heightAt(random.uniform() * pageWidth, random.uniform() * pageHeight),
  ).sort();
  const level = heights[Math.floor(gridBreaks * probes)]!;
  return (x, y) => Math.max(0, Math.min(1, 0.5 + (heightAt(x, y) - level) / softness));
}

/** Smooth random heights from 0 to 1, one a cell. */
function createNoise(uniform: () => number, cell: number): (x: number, y: number) => number {
  const table = Float64Array.from({ length: tableSize * tableSize }, uniform);
  const mask = tableSize - 1;
  return (x, y) => {
    const across = x / cell;
    const down = y / cell;
    const left = Math.floor(across);
    const top = Math.floor(down);
    const partX = smooth(across - left);
    const partY = smooth(down - top);
    const upper = (top & mask) * tableSize;
    const lower = ((top + 1) & mask) * tableSize;
    const here = left & mask;
    const next = (left + 1) & mask;
    const above = table[upper + here]! * (1 - partX) + table[upper + next]! * partX;
    const below = table[lower + here]! * (1 - partX) + table[lower + next]! * partX;
    return above * (1 - partY) + below * partY;
  };
}

function smooth(part: number): number {
  return part * part * (3 - 2 * part);
}
