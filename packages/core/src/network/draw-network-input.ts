import type { GrayImage } from '../model/image.ts';
import type { InkNetworkPlanes } from './flatten-for-network.ts';
import { inkCellInputs, inkCellSide, inkNetworkScale } from './ink-network-scale.ts';

/** How lines of the grid are marked: the network was trained with 1 and 0.5. */
const majorLine = 255;
const minorLine = 128;
const pixelsACell = inkCellSide * inkCellSide;

interface Size {
  readonly height: number;
  readonly width: number;
}

/**
 * What the network reads of planes that are at most as large as `size`, cell by cell, bare beyond them: the 16 pixels of
 * ink under its grid, of darkness of the grid's colour, of ink as found without a network; whether an upright line of the
 * grid stands in the first column of the cell by the measured map, twice; and whether a lying one stands in its first
 * row, twice.
 */
export function drawNetworkInput(planes: InkNetworkPlanes, size: Size): Uint8Array {
  const across = size.width / inkCellSide;
  const down = size.height / inkCellSide;
  const cells = new Uint8Array(across * down * inkCellInputs);
  for (const [index, plane] of [planes.ink, planes.grid, planes.clean].entries()) {
    foldPlane(plane, across, { into: cells, place: index * pixelsACell });
  }
  const upright = Uint8Array.from({ length: across }, (_, a) => lineAt(a * inkCellSide, planes.left));
  for (let b = 0, p = 3 * pixelsACell; b < down; b++) {
    const lying = lineAt(b * inkCellSide, planes.top);
    for (let a = 0; a < across; a++, p += inkCellInputs) {
      cells[p] = cells[p + 1] = upright[a]!;
      cells[p + 2] = cells[p + 3] = lying;
    }
  }
  return cells;
}

/** Writes the pixels of one plane to `place` of each cell, row by row. */
function foldPlane(
  { width, height, data }: GrayImage,
  across: number,
  { into, place }: { readonly into: Uint8Array; readonly place: number },
): void {
  const whole = width - (width % inkCellSide);
  for (let v = 0, q = 0; v < height; v++) {
    const row = v % inkCellSide;
    let p = ((v - row) / inkCellSide) * across * inkCellInputs + place + row * inkCellSide;
    for (let u = 0; u < whole; u += inkCellSide, p += inkCellInputs, q += inkCellSide) {
      into[p] = data[q]!;
      into[p + 1] = data[q + 1]!;
      into[p + 2] = data[q + 2]!;
      into[p + 3] = data[q + 3]!;
    }
    for (let u = whole; u < width; u++) into[p++] = data[q++]!;
  }
}

/** Every `inkNetworkScale`-th pixel stands on a whole millimetre, as the planes begin on one. */
function lineAt(pixel: number, millimetre: number): number {
  if (pixel % inkNetworkScale !== 0) return 0;
  return (pixel / inkNetworkScale + millimetre) % 5 === 0 ? majorLine : minorLine;
}
