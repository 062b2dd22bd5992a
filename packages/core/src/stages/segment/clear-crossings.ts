import { fullInk } from '../../image/ink-level.ts';
import type { GrayImage } from '../../model/image.ts';

export interface ClearCrossingsOptions {
  /** Above 0 where a pen went, and on the rim of its strokes. */
  readonly under: GrayImage;
  readonly grid: GrayImage;
}

/** Lines are looked for this far on both sides, as a part of the longer side of the picture: strokes are no wider. */
const reach = 0.01;
/** Directions in which they may go. */
const directions = 16;
/** Part of full ink that is drawn, and darkness in the colour of the grid that is dark enough to look like ink under a pen. */
const drawn = 0.35;
const darkLine = 100;

/**
 * Where a pen crosses a dark line of the grid, both together are as dark as print: takes that off the ink, in place, and
 * adds it to `taken`. What goes on as ink on both sides of the pen, and not further off than the grid does, stays.
 */
export function clearCrossings(ink: GrayImage, taken: GrayImage, { under, grid }: ClearCrossingsOptions): void {
  const { data } = ink;
  const rays = listRays(Math.ceil(reach * Math.max(ink.width, ink.height)));
  const cleared: number[] = [];
  for (let p = 0; p < data.length; p++) {
    if (under.data[p] === 0 || data[p]! < drawn * fullInk) continue;
    if (isGrid(p, { ink, under, grid, rays })) cleared.push(p);
  }
  for (const p of cleared) {
    taken.data[p]! += data[p]!;
    data[p] = 0;
  }
}

/** Places one after the other on one side of a pixel, of which those on its other side are the mirror image. */
interface Ray {
  readonly across: Int32Array;
  readonly down: Int32Array;
}

function listRays(length: number): Ray[] {
  return Array.from({ length: directions }, (_, k) => {
    const angle = (Math.PI * k) / directions;
    return {
      across: Int32Array.from({ length }, (_, n) => Math.round((n + 1) * Math.cos(angle))),
      down: Int32Array.from({ length }, (_, n) => Math.round((n + 1) * Math.sin(angle))),
    };
  });
}

interface Surroundings extends ClearCrossingsOptions {
  readonly ink: GrayImage;
  readonly rays: readonly Ray[];
}

/** Whether the shortest way through the pen, from line to line, joins lines of the grid. */
function isGrid(p: number, { ink, under, grid, rays }: Surroundings): boolean {
  const { width, height, data } = ink;
  const [x, y] = [p % width, Math.floor(p / width)];
  /** Steps to the first pixel beyond the pen; −1: it is too far, or outside the picture. */
  const leave = ({ across, down }: Ray, side: 1 | -1): number => {
    for (let n = 0; n < across.length; n++) {
      const [u, v] = [x + side * across[n]!, y + side * down[n]!];
      if (u < 0 || v < 0 || u >= width || v >= height) return -1;
      if (under.data[v * width + u] === 0) return n;
    }
    return -1;
  };
  const placeOf = ({ across, down }: Ray, steps: number, side: 1 | -1) =>
    p + side * (down[steps]! * width + across[steps]!);
  let [toPrint, toGrid] = [Infinity, Infinity];
  for (const ray of rays) {
    const before = leave(ray, 1);
    if (before < 0) continue;
    const behind = leave(ray, -1);
    if (behind < 0) continue;
    const [one, other] = [placeOf(ray, before, 1), placeOf(ray, behind, -1)];
    const isDrawn = data[one]! >= drawn * fullInk;
    const isDrawnBehind = data[other]! >= drawn * fullInk;
    const steps = before + behind;
    if (isDrawn && isDrawnBehind) {
      if (steps < toPrint) toPrint = steps;
      continue;
    }
    // Under a stroke of print its grid is not to be seen.
    const isLine = isDrawn || grid.data[one]! >= darkLine;
    if (isLine && (isDrawnBehind || grid.data[other]! >= darkLine) && steps < toGrid) toGrid = steps;
  }
  return toGrid < toPrint;
}
