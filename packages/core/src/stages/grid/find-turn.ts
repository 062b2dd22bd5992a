import { flatten } from '../../image/flatten.ts';
import { fullInk } from '../../image/ink-level.ts';
import type { FloatImage, GrayImage } from '../../model/image.ts';
import type { PaperMap } from '../../model/paper-map.ts';
import { removeGrid } from './remove-grid.ts';

/** Resolution of the coarse look, pixels a millimetre. */
const coarse = 4;
/** Cells, in millimetres, in which ink is looked for ahead, and how far it may have strayed sideways there. */
const cell = 1;
const lookAhead = { from: 4, to: 32 } as const;
const stray = 2;

/** Whether traces run down the map's y axis rather than along x: with the grid off, ink goes on along its row. */
export function isTurned(
  ink: GrayImage,
  map: PaperMap,
  bounds: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): boolean {
  const plane = flatten(ink, map, { ...bounds, pixelsPerMillimetre: coarse });
  const origin = { x: bounds.left, y: bounds.top };
  const clean = removeGrid(plane, { pixelsPerMillimetre: coarse, fullInk, origin }).ink;
  const cells = occupiedCells(clean, cell * coarse);
  return continuation(cells, 'down') > continuation(cells, 'right');
}

interface Cells {
  readonly width: number;
  readonly height: number;
  readonly occupied: Uint8Array;
}

function occupiedCells(ink: FloatImage, size: number): Cells {
  const width = Math.floor(ink.width / size);
  const height = Math.floor(ink.height / size);
  const occupied = new Uint8Array(width * height);
  for (let v = 0; v < height * size; v++) {
    for (let u = 0; u < width * size; u++) {
      if (ink.data[v * ink.width + u]! > 0.5) occupied[Math.floor(v / size) * width + Math.floor(u / size)] = 1;
    }
  }
  return { width, height, occupied };
}

/** Share of the looks ahead, from every cell with ink, that find ink again: a trace goes on, a QRS complex ends. */
function continuation(cells: Cells, towards: 'right' | 'down'): number {
  const { width, height, occupied } = cells;
  const [length, breadth] = towards === 'right' ? [width, height] : [height, width];
  const at = (along: number, across: number) =>
    occupied[towards === 'right' ? across * width + along : along * width + across]!;
  let [found, looks] = [0, 0];
  for (let across = stray; across < breadth - stray; across++) {
    for (let along = 0; along < length - lookAhead.to; along++) {
      if (at(along, across) === 0) continue;
      for (let ahead = lookAhead.from; ahead <= lookAhead.to; ahead++) {
        looks++;
        for (let side = -stray; side <= stray; side++) {
          if (at(along + ahead, across + side) === 1) {
            found++;
            break;
          }
        }
      }
    }
  }
  return found / Math.max(looks, 1);
}
