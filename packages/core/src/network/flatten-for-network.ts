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

/** Flattens what is known of a page at the resolution of the ink network, `inkNetworkScale` pixels a millimetre. */
export function flattenForNetwork(page: Pick<GriddedPage, 'maps' | 'grid' | 'flat'>): InkNetworkPlanes {
  const { maps, grid, flat } = page;
  const left = Math.floor(grid.left);
  const top = Math.floor(grid.top);
  const frame = { left, top, right: grid.right, bottom: grid.bottom, pixelsPerMillimetre: inkNetworkScale };
  const ink = flatten(maps.ink, grid.map, frame);
  return {
    left,
    top,
    ink,
    grid: flatten(maps.grid, grid.map, frame),
    clean: resample(flat.ink, {
      width: ink.width,
      height: ink.height,
      step: flat.pixelsPerMillimetre / inkNetworkScale,
      column: (left - flat.left) * flat.pixelsPerMillimetre,
      row: (top - flat.top) * flat.pixelsPerMillimetre,
    }),
  };
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
  const data = new Uint8Array(width * height);
  const place = Int32Array.from({ length: width }, (_, u) => Math.floor(column + u * step));
  const part = Float32Array.from({ length: width }, (_, u) => column + u * step - place[u]!);
  for (let v = 0; v < height; v++) {
    const position = row + v * step;
    const r = Math.floor(position);
    if (r < 0 || r + 1 >= source.height) continue;
    const below = position - r;
    for (let u = 0; u < width; u++) {
      const c = place[u]!;
      if (c < 0 || c + 1 >= source.width) continue;
      const p = r * source.width + c;
      const q = p + source.width;
      const across = part[u]!;
      const upper = source.data[p]! + (source.data[p + 1]! - source.data[p]!) * across;
      const lower = source.data[q]! + (source.data[q + 1]! - source.data[q]!) * across;
      data[v * width + u] = 255 * (upper + (lower - upper) * below) + 0.5;
    }
  }
  return { width, height, data };
}
