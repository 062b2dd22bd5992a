import type { GrayImage } from '../../model/image.ts';
import type { PixelMap } from './pixel-map.ts';

export interface WearMaskOptions {
  /** linear: the mask tells how much of a pixel is covered; nearest: its values are names. Default: linear. */
  readonly interpolation?: 'linear' | 'nearest';
}

/** A mask of the clean picture as it lies over the worn one; 0 beside the page, where it was torn off and under fingers. */
export function wearMask(
  mask: GrayImage,
  map: PixelMap,
  { interpolation = 'linear' }: WearMaskOptions = {},
): GrayImage {
  const { width, height } = map;
  const data = new Uint8Array(width * height);
  const columns = new Float64Array(width);
  const rows = new Float64Array(width);
  const valueAt = interpolation === 'linear' ? linearAt : nearestAt;
  for (let row = 0; row < height; row++) {
    map.toCleanLine(row, columns, rows);
    for (let index = 0; index < width; index++) {
      const column = columns[index]!;
      const line = rows[index]!;
      if (map.isOnPage(column, line) && map.isOpen(index, row)) data[row * width + index] = valueAt(mask, column, line);
    }
  }
  return { width, height, data };
}

function nearestAt({ width, height, data }: GrayImage, column: number, row: number): number {
  const at = Math.max(0, Math.min(width - 1, Math.round(column)));
  return data[Math.max(0, Math.min(height - 1, Math.round(row))) * width + at]!;
}

function linearAt({ width, height, data }: GrayImage, column: number, row: number): number {
  const left = Math.max(0, Math.min(width - 2, Math.floor(column)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(row)));
  const right = Math.max(0, Math.min(1, column - left));
  const down = Math.max(0, Math.min(1, row - top));
  const at = top * width + left;
  const upper = data[at]! + right * (data[at + 1]! - data[at]!);
  const lower = data[at + width]! + right * (data[at + width + 1]! - data[at + width]!);
  return upper + down * (lower - upper) + 0.5;
}
