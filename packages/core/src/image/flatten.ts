import type { GrayImage } from '../model/image.ts';
import type { PaperMap } from '../model/paper-map.ts';
import { sourceAt } from './source-at.ts';

/** A rectangle of the paper in millimetres, and how finely to sample it. */
export interface FlattenOptions {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly pixelsPerMillimetre: number;
}

/**
 * Samples a source plane once through the map, bilinearly: pixel (0, 0) of the result has its centre at (left, top).
 * Outside the source the result is 0.
 */
export function flatten(source: GrayImage, map: PaperMap, options: FlattenOptions): GrayImage {
  const resolution = options.pixelsPerMillimetre;
  const width = Math.max(1, Math.floor((options.right - options.left) * resolution) + 1);
  const height = Math.max(1, Math.floor((options.bottom - options.top) * resolution) + 1);
  const data = new Uint8Array(width * height);
  // The map bends slowly: it is evaluated every `stride` pixels, the pixels between lie on a straight line.
  const stride = Math.max(1, Math.round(resolution));
  const knots = Math.ceil(width / stride) + 1;
  const columns = new Float64Array(knots);
  const rows = new Float64Array(knots);
  const point = new Float64Array(2);
  const lastColumn = source.width - 1;
  const lastRow = source.height - 1;
  for (let v = 0; v < height; v++) {
    const y = options.top + v / resolution;
    for (let k = 0; k < knots; k++) {
      sourceAt(map, options.left + (k * stride) / resolution, y, point);
      columns[k] = point[0]!;
      rows[k] = point[1]!;
    }
    for (let k = 0; k < knots - 1; k++) {
      const stepColumn = (columns[k + 1]! - columns[k]!) / stride;
      const stepRow = (rows[k + 1]! - rows[k]!) / stride;
      let column = columns[k]!;
      let row = rows[k]!;
      const end = Math.min((k + 1) * stride, width);
      for (let u = k * stride, p = v * width + u; u < end; u++, p++, column += stepColumn, row += stepRow) {
        if (!(column >= 0 && row >= 0 && column < lastColumn && row < lastRow)) continue;
        const c = column | 0;
        const r = row | 0;
        const dc = column - c;
        const dr = row - r;
        const q = r * source.width + c;
        const upper = source.data[q]! + (source.data[q + 1]! - source.data[q]!) * dc;
        const below = q + source.width;
        const lower = source.data[below]! + (source.data[below + 1]! - source.data[below]!) * dc;
        data[p] = upper + (lower - upper) * dr + 0.5;
      }
    }
  }
  return { width, height, data };
}
