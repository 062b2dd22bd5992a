import { fullInk, paperLevel } from '../../image/ink-level.ts';
import type { GrayImage } from '../../model/image.ts';
import type { InkProjection } from './find-ink-projection.ts';
import { type NormalLine, type NormalPage, normalValue } from './normalise-paper.ts';

/**
 * Ink and grid evidence a pixel. Ink: 0 on paper, `fullInk` on ink, linear in covered area. Grid: darkness along the grid's
 * own colour, 0 on paper; where the grid is lighter than the ink, ink is blanked so that traces do not pull it about.
 */
export function projectMaps(page: NormalPage, projection: InkProjection): { ink: GrayImage; grid: GrayImage } {
  const { width, height } = page;
  const ink = new Uint8Array(width * height);
  const grid = new Uint8Array(width * height);
  const gray = projectGrays(projection);
  for (let y = 0; y < height; y++) {
    const line = page.readLine(y);
    // Bare paper has neither ink nor grid.
    if (line !== null) projectLine(line, { ink, grid, from: y * width }, { ...projection, gray });
  }
  return { ink: { width, height, data: ink }, grid: { width, height, data: grid } };
}

/** What pixels without a colour become, by their normal value. */
interface GrayProjection {
  readonly ink: Uint8Array;
  readonly grid: Uint8Array;
}

function projectGrays(projection: InkProjection): GrayProjection {
  const grays = Uint8Array.from({ length: 3 * 256 }, (_, k) => Math.floor(k / 3));
  const gray = { ink: new Uint8Array(256), grid: new Uint8Array(256) };
  const line = { pixels: grays, gain: new Float32Array(grays.length).fill(1), isNeutral: false };
  const shows = new Uint8Array(256).fill(1);
  projectLine({ ...line, shows }, { ...gray, from: 0 }, { ...projection, gray });
  return gray;
}

interface Target {
  readonly ink: Uint8Array;
  readonly grid: Uint8Array;
  /** Index of the first pixel of the line. */
  readonly from: number;
}

function projectLine(
  { pixels, gain, isNeutral, shows }: NormalLine,
  { ink, grid, from }: Target,
  { gray, ...projection }: InkProjection & { readonly gray: GrayProjection },
): void {
  const i0 = projection.ink[0] * fullInk;
  const i1 = projection.ink[1] * fullInk;
  const i2 = projection.ink[2] * fullInk;
  const g0 = projection.grid[0];
  const g1 = projection.grid[1];
  const g2 = projection.grid[2];
  const blanked = projection.blankAbove * fullInk;
  for (let x = 0, p = 0, k = from; x < shows.length; x++, p += 3, k++) {
    if (shows[x] === 0) continue;
    const red = normalValue(pixels[p]! * gain[p]!);
    if (isNeutral && pixels[p] === pixels[p + 1] && pixels[p] === pixels[p + 2]) {
      ink[k] = gray.ink[red]!;
      grid[k] = gray.grid[red]!;
      continue;
    }
    const d0 = paperLevel - red;
    const d1 = paperLevel - normalValue(pixels[p + 1]! * gain[p + 1]!);
    const d2 = paperLevel - normalValue(pixels[p + 2]! * gain[p + 2]!);
    const inkValue = i0 * d0 + i1 * d1 + i2 * d2;
    const gridValue = g0 * d0 + g1 * d1 + g2 * d2;
    ink[k] = inkValue < 0 ? 0 : inkValue > 255 ? 255 : inkValue;
    grid[k] = gridValue < 0 || inkValue > blanked ? 0 : gridValue > 255 ? 255 : gridValue;
  }
}
