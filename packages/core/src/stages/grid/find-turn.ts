import { calmNoise } from '../../image/calm-noise.ts';
import { flatten } from '../../image/flatten.ts';
import { fullInk } from '../../image/ink-level.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import type { FloatImage, GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';
import { removeGrid } from './remove-grid.ts';

/** Resolution of the coarse look, pixels a millimetre. */
const coarse = 5;
/** Ink that counts as drawn. */
const inkThreshold = 0.5;
/** Width (mm) of the stripes in which ink is counted: wider than a grid cell, so that what is left of the grid is even. */
const stripe = 2;
/** The same in pixels of the coarse look. */
const size = stripe * coarse;
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
  const lines = line === 'row' ? height : width;
  const stripes: Stripes = {
    all: new Float64Array(Math.ceil(lines / size)),
    flat: new Float64Array(Math.ceil(lines / size)),
  };
  if (line === 'row') {
    const { top, bottom } = inkRuns({ width, height, data }, inkThreshold);
    for (let k = 0; k < top.length; k++) addRun(stripes, top[k]!, bottom[k]!);
  } else {
    for (let v = 0; v < height; v++) addRuns(stripes, data.subarray(v * width, (v + 1) * width));
  }
  const [total, squares] = moments(stripes.all);
  const [flatTotal, flatSquares] = moments(stripes.flat);
  return ((stripes.all.length * squares) / Math.max(total * total, 1)) * (flatSquares / Math.max(flatTotal, 1));
}

/** Pixels of ink, and runs of flat ink, a stripe. */
interface Stripes {
  readonly all: Float64Array;
  readonly flat: Float64Array;
}

/** The runs of ink along a row of pixels. */
function addRuns(stripes: Stripes, row: Float32Array): void {
  for (let u = 0; u < row.length; u++) {
    if (row[u]! < inkThreshold) continue;
    const start = u;
    while (u + 1 < row.length && row[u + 1]! >= inkThreshold) u++;
    addRun(stripes, start, u);
  }
}

function addRun({ all, flat }: Stripes, first: number, last: number): void {
  for (let k = first; k <= last; k++) all[Math.floor(k / size)]!++;
  if (last - first < thickest * coarse) flat[Math.floor((first + last) / 2 / size)]!++;
}

function moments(counts: Float64Array): [sum: number, squares: number] {
  let [sum, squares] = [0, 0];
  for (const count of counts) {
    sum += count;
    squares += count * count;
  }
  return [sum, squares];
}
