import { calmNoise } from '../../image/calm-noise.ts';
import { flatten } from '../../image/flatten.ts';
import { fullInk } from '../../image/ink-level.ts';
import type { FloatImage, GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';
import { removeGrid } from './remove-grid.ts';

/** Resolution of the coarse look, pixels a millimetre. */
const coarse = 5;
/** Ink that counts as drawn. */
const inkThreshold = 0.5;
/** Width (mm) of the stripes in which ink is counted: wider than a grid cell, so that what is left of the grid is even. */
const stripe = 2;
/** Ink at most this thick (mm) is seen as lying along the stripe. */
const thickest = 1;

/**
 * Whether traces run down the map's y axis rather than along x. With the grid off, a row of trace crosses every column but
 * few lines of the page, so ink gathers in few stripes along the traces. Unlike the shapes of connected pieces, this stands
 * when traces are broken.
 */
export function isTurned(
  ink: GrayImage,
  map: PaperMap,
  bounds: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): boolean {
  const plane = flatten(ink, map, { ...bounds, pixelsPerMillimetre: coarse });
  const origin = { x: bounds.left, y: bounds.top };
  const clean = calmNoise(removeGrid(plane, { pixelsPerMillimetre: coarse, fullInk, origin }).ink, {
    pixelsPerMillimetre: coarse,
  });
  return gathering(clean, 'column') > gathering(clean, 'row');
}

/**
 * How much ink gathers in few stripes: the unevenness (mean square over squared mean) of all ink, which many spikes that
 * stand in one column mislead least, times the mean company of flat ink in its stripe, which print misleads least.
 */
function gathering({ width, height, data }: FloatImage, line: 'row' | 'column'): number {
  const [lines, length] = line === 'row' ? [height, width] : [width, height];
  const [alongStep, acrossStep] = line === 'row' ? [1, width] : [width, 1];
  const size = stripe * coarse;
  const all = new Float64Array(Math.ceil(lines / size));
  const flat = new Float64Array(all.length);
  for (let a = 0; a < length; a++) {
    let start = 0;
    for (let b = 0; b <= lines; b++) {
      if (b < lines && data[b * acrossStep + a * alongStep]! >= inkThreshold) {
        all[Math.floor(b / size)]!++;
        continue;
      }
      if (b > start && b - start <= thickest * coarse) flat[Math.floor((start + b - 1) / 2 / size)]!++;
      start = b + 1;
    }
  }
  const [total, squares] = moments(all);
  const [flatTotal, flatSquares] = moments(flat);
  return ((all.length * squares) / Math.max(total * total, 1)) * (flatSquares / Math.max(flatTotal, 1));
}

function moments(counts: Float64Array): [sum: number, squares: number] {
  let [sum, squares] = [0, 0];
  for (const count of counts) {
    sum += count;
    squares += count * count;
  }
  return [sum, squares];
}
