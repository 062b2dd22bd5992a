import { fullInk, paperLevel } from '../../image/ink-level.ts';
import type { GrayImage } from '../../model/image.ts';
import type { InkProjection } from './find-ink-projection.ts';
import type { NormalPage } from './normalise-paper.ts';

/**
 * Ink and grid evidence a pixel. Ink: 0 on paper, `fullInk` on ink, linear in covered area. Grid: darkness along the grid's
 * own colour, 0 on paper; where the grid is lighter than the ink, ink is blanked so that traces do not pull it about.
 */
export function projectMaps(page: NormalPage, projection: InkProjection): { ink: GrayImage; grid: GrayImage } {
  const { width, height } = page;
  const pixels = new Uint8Array(width * 3);
  const ink = new Uint8Array(width * height);
  const grid = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [start, end] = [y * width, (y + 1) * width];
    const line = { ink: ink.subarray(start, end), grid: grid.subarray(start, end) };
    page.readLine(y, pixels);
    projectLine(pixels, line, projection);
  }
  return { ink: { width, height, data: ink }, grid: { width, height, data: grid } };
}

function projectLine(
  pixels: Uint8Array,
  { ink, grid }: { readonly ink: Uint8Array; readonly grid: Uint8Array },
  projection: InkProjection,
): void {
  const i0 = projection.ink[0] * fullInk;
  const i1 = projection.ink[1] * fullInk;
  const i2 = projection.ink[2] * fullInk;
  const [g0, g1, g2] = projection.grid;
  const blanked = projection.blankAbove * fullInk;
  for (let k = 0, p = 0; k < ink.length; k++, p += 3) {
    const d0 = paperLevel - pixels[p]!;
    const d1 = paperLevel - pixels[p + 1]!;
    const d2 = paperLevel - pixels[p + 2]!;
    const inkValue = i0 * d0 + i1 * d1 + i2 * d2;
    const gridValue = g0 * d0 + g1 * d1 + g2 * d2;
    ink[k] = inkValue < 0 ? 0 : inkValue > 255 ? 255 : inkValue;
    grid[k] = gridValue < 0 || inkValue > blanked ? 0 : gridValue > 255 ? 255 : gridValue;
  }
}
