import type { GrayImage } from '../model/image.ts';
import type { PaperMap } from '../model/paper-map.ts';
import { type SourceLine, sourceLine } from './source-line.ts';

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
  const flat = { width, height, data: new Uint8Array(width * height) };
  // The map bends slowly: it is evaluated every `stride` pixels, the pixels between lie on a straight line.
  const stride = Math.max(1, Math.round(resolution));
  const knots = Math.ceil(width / stride) + 1;
  const line = sourceLine(
    map,
    Float64Array.from({ length: knots }, (_, k) => options.left + (k * stride) / resolution),
  );
  for (let v = 0; v < height; v++) {
    line.moveTo(options.top + v / resolution);
    sampleLine(source, line, { target: flat.data.subarray(v * width, (v + 1) * width), stride });
  }
  return flat;
}

/** Between two knots, `stride` pixels apart, the pixels of the target lie on a straight line of the source. */
function sampleLine(
  { width, height, data }: GrayImage,
  { column: columns, row: rows }: SourceLine,
  { target, stride }: { readonly target: Uint8Array; readonly stride: number },
): void {
  const lastColumn = width - 1;
  const lastRow = height - 1;
  for (let k = 0; k < columns.length - 1; k++) {
    let column = columns[k]!;
    let row = rows[k]!;
    const stepColumn = (columns[k + 1]! - column) / stride;
    const stepRow = (rows[k + 1]! - row) / stride;
    const end = Math.min((k + 1) * stride, target.length);
    for (let u = k * stride; u < end; u++, column += stepColumn, row += stepRow) {
      if (!(column >= 0 && row >= 0 && column < lastColumn && row < lastRow)) continue;
      const c = column | 0;
      const r = row | 0;
      const q = r * width + c;
      const below = q + width;
      const first = data[q]!;
      const second = data[below]!;
      const upper = first + (data[q + 1]! - first) * (column - c);
      const lower = second + (data[below + 1]! - second) * (column - c);
      target[u] = upper + (lower - upper) * (row - r) + 0.5;
    }
  }
}
