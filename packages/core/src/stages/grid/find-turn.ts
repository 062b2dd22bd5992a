import { calmNoise } from '../../image/calm-noise.ts';
import { flatten } from '../../image/flatten.ts';
import { fullInk } from '../../image/ink-level.ts';
import { inkRuns } from '../../image/ink-runs.ts';
import { labelRuns } from '../../image/label-runs.ts';
import type { GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';
import { removeGrid } from './remove-grid.ts';

/** Resolution of the coarse look, pixels a millimetre. */
const coarse = 5;
/** Connected ink at least this long (mm) tells the direction of the traces. */
const leastLength = 12;
/** Ink that counts as drawn. */
const inkThreshold = 0.5;

/** Whether traces run down the map's y axis rather than along x: with the grid off, long connected ink lies along its row. */
export function isTurned(
  ink: GrayImage,
  map: PaperMap,
  bounds: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): boolean {
  const plane = flatten(ink, map, { ...bounds, pixelsPerMillimetre: coarse });
  const origin = { x: bounds.left, y: bounds.top };
  const clean = removeGrid(plane, { pixelsPerMillimetre: coarse, fullInk, origin }).ink;
  const pieces = labelRuns(inkRuns(calmNoise(clean, { pixelsPerMillimetre: coarse }), inkThreshold));
  let [along, across] = [0, 0];
  for (let k = 0; k < pieces.left.length; k++) {
    const width = pieces.right[k]! - pieces.left[k]!;
    const height = pieces.bottom[k]! - pieces.top[k]!;
    if (Math.max(width, height) < leastLength * coarse) continue;
    if (width > height) along += width;
    else across += height;
  }
  return across > along;
}
