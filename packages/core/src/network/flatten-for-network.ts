import { flatten } from '../image/flatten.ts';
import type { FloatImage, GrayImage } from '../model/image.ts';
import type { GriddedPage } from '../model/page.ts';
import { inkNetworkScale } from './ink-network-scale.ts';

/** What the ink network sees of a page: planes of one size, pixel (0, 0) with its centre at (left, top). */
export interface InkNetworkPlanes {
  /** Whole millimetres of the paper: grid lines stand at known columns and rows of the planes. */
  readonly left: number;
  readonly top: number;
  /** Ink with the grid under it, as segmented: 200 is full ink. */
  readonly ink: GrayImage;
  /** Darkness in the colour of the grid. */
  readonly grid: GrayImage;
  /** Ink after the model-free removal of the grid: 255 is full ink. */
  readonly clean: GrayImage;
}

/** The whole millimetres of a page that the ink network sees, and the size of their picture. */
export interface NetworkFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Flattens what is known of a page at the resolution of the ink network, `inkNetworkScale` pixels a millimetre. */
export function flattenForNetwork(page: Pick<GriddedPage, 'maps' | 'grid' | 'flat'>): InkNetworkPlanes {
  const frame = frameForNetwork(page);
  return flattenWindow(page, frame, flattenClean(page, frame));
}

export function frameForNetwork({ grid }: Pick<GriddedPage, 'grid'>): NetworkFrame {
  const left = Math.floor(grid.left);
  const top = Math.floor(grid.top);
  return {
    left,
    top,
    width: Math.max(1, Math.floor((grid.right - left) * inkNetworkScale) + 1),
    height: Math.max(1, Math.floor((grid.bottom - top) * inkNetworkScale) + 1),
  };
}

/** What `flattenForNetwork` tells of a part of a page that begins on whole millimetres, with its `clean` plane. */
export function flattenWindow(
  { maps, grid }: Pick<GriddedPage, 'maps' | 'grid'>,
  { left, top, width, height }: NetworkFrame,
  clean: GrayImage,
): InkNetworkPlanes {
  const frame = {
    left,
    top,
    right: left + (width - 1) / inkNetworkScale,
    bottom: top + (height - 1) / inkNetworkScale,
    pixelsPerMillimetre: inkNetworkScale,
  };
  return { left, top, ink: flatten(maps.ink, grid.map, frame), grid: flatten(maps.grid, grid.map, frame), clean };
}

/** Ink after the model-free removal of the grid. */
export function flattenClean(
  { flat }: Pick<GriddedPage, 'flat'>,
  { left, top, width, height }: NetworkFrame,
): GrayImage {
  return resample(flat.ink, {
    width,
    height,
    step: flat.pixelsPerMillimetre / inkNetworkScale,
    column: (left - flat.left) * flat.pixelsPerMillimetre,
    row: (top - flat.top) * flat.pixelsPerMillimetre,
  });
}

interface Resampling {
  readonly width: number;
  readonly height: number;
  /** Source pixels a pixel of the result. */
  readonly step: number;
  /** Source pixel under the result's pixel (0, 0). */
  readonly column: number;
  readonly row: number;
}

/** Bilinear; values from 0 to 1 become 0 to 255; outside the source 0. */
function resample(source: FloatImage, { width, height, step, column, row }: Resampling): GrayImage {
  const { width: across, data: values } = source;
  const data = new Uint8Array(width * height);
  const place = Int32Array.from({ length: width }, (_, u) => Math.floor(column + u * step));
  const part = Float32Array.from({ length: width }, (_, u) => column + u * step - place[u]!);
  const first = place.findIndex((c) => c >= 0);
  const end = place.findLastIndex((c) => c + 1 < across) + 1;
  for (let v = 0; v < height; v++) {
    const position = row + v * step;
    const r = Math.floor(position);
    if (r < 0 || r + 1 >= source.height) continue;
    const below = position - r;
    for (let u = first, target = v * width + first; u < end; u++, target++) {
      const p = r * across + place[u]!;
      const q = p + across;
      const a = values[p]!;
      const b = values[p + 1]!;
      const c = values[q]!;
      const d = values[q + 1]!;
      // Most of the page is bare.
      if (a + b + c + d === 0) continue;
      const right = part[u]!;
      const upper = a + (b - a) * right;
      data[target] = 255 * (upper + (c + (d - c) * right - upper) * below) + 0.5;
    }
  }
  return { width, height, data };
}
