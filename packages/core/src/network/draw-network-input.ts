import type { GrayImage } from '../model/image.ts';
import type { InkNetworkPlanes } from './flatten-for-network.ts';
import { inkCellInputs, inkCellSide, inkNetworkScale, inkNetworkStride } from './ink-network-scale.ts';

/** Part of the planes that one run of the network reads; `left` and `top` are multiples of `inkCellSide`. */
export interface NetworkWindow {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

/** How lines of the grid are marked: the network was trained with 1 and 0.5. */
const majorLine = 255;
const minorLine = 128;
const pixelsACell = inkCellSide * inkCellSide;

/** The least multiple of the network's stride that holds `size`. */
export function padToStride(size: number): number {
  return Math.ceil(size / inkNetworkStride) * inkNetworkStride;
}

/**
 * What the network reads of a window, cell by cell, bare beyond the page: the 16 pixels of ink under its grid, of darkness
 * of the grid's colour, of ink as found without a network; whether an upright line of the grid stands in the first column
 * of the cell by the measured map, twice; and whether a lying one stands in its first row, twice.
 */
export function drawNetworkInput(planes: InkNetworkPlanes, window: NetworkWindow): Uint8Array {
  const across = window.width / inkCellSide;
  const down = window.height / inkCellSide;
  const cells = new Uint8Array(across * down * inkCellInputs);
  for (const [index, plane] of [planes.ink, planes.grid, planes.clean].entries()) {
    foldPlane(plane, window, { into: cells, place: index * pixelsACell });
  }
  const upright = Uint8Array.from({ length: across }, (_, a) => lineAt(window.left + a * inkCellSide, planes.left));
  for (let b = 0, p = 3 * pixelsACell; b < down; b++) {
    const lying = lineAt(window.top + b * inkCellSide, planes.top);
    for (let a = 0; a < across; a++, p += inkCellInputs) {
      cells[p] = cells[p + 1] = upright[a]!;
      cells[p + 2] = cells[p + 3] = lying;
    }
  }
  return cells;
}

/** Writes the window's pixels of one plane to `place` of each cell, row by row. */
function foldPlane(
  { width, height, data }: GrayImage,
  window: NetworkWindow,
  { into, place }: { readonly into: Uint8Array; readonly place: number },
): void {
  const rows = Math.min(window.height, height - window.top);
  const columns = Math.min(window.width, width - window.left);
  const whole = columns - (columns % inkCellSide);
  const across = window.width / inkCellSide;
  for (let v = 0; v < rows; v++) {
    const row = v % inkCellSide;
    let q = (window.top + v) * width + window.left;
    let p = ((v - row) / inkCellSide) * across * inkCellInputs + place + row * inkCellSide;
    for (let u = 0; u < whole; u += inkCellSide, p += inkCellInputs, q += inkCellSide) {
      into[p] = data[q]!;
      into[p + 1] = data[q + 1]!;
      into[p + 2] = data[q + 2]!;
      into[p + 3] = data[q + 3]!;
    }
    for (let u = whole; u < columns; u++) into[p++] = data[q++]!;
  }
}

/** Every `inkNetworkScale`-th pixel stands on a whole millimetre, as the planes begin on one. */
function lineAt(pixel: number, millimetre: number): number {
  if (pixel % inkNetworkScale !== 0) return 0;
  return (pixel / inkNetworkScale + millimetre) % 5 === 0 ? majorLine : minorLine;
}
