import type { GrayImage } from '../model/image.ts';
import type { SourceLine } from './source-line.ts';

/** Both ends of a stretch this far (pixels) inside the picture keep all of it inside, whatever sums of steps round to. */
const margin = 1e-6;

export interface SampleLineOptions {
  /** Takes the samples; those outside the picture are left as they are. */
  readonly target: Uint8Array;
  /** Samples from one point of the line to the next, between which they lie on a straight line of the source. */
  readonly stride: number;
}

/** Samples a plane along a line of points, bilinearly. Numbers only, nothing for each stretch: pages have millions. */
export function sampleLine(source: GrayImage, line: SourceLine, { target, stride }: SampleLineOptions): void {
  const { width, data } = source;
  const { column: columns, row: rows } = line;
  const lastColumn = width - 1;
  const lastRow = source.height - 1;
  let wasInside = isInside(source, line, 0);
  for (let k = 0; k < columns.length - 1; k++) {
    const whollyInside = wasInside && isInside(source, line, k + 1);
    wasInside = isInside(source, line, k + 1);
    let column = columns[k]!;
    let row = rows[k]!;
    const stepColumn = (columns[k + 1]! - column) / stride;
    const stepRow = (rows[k + 1]! - row) / stride;
    const end = Math.min((k + 1) * stride, target.length);
    for (let u = k * stride; u < end; u++, column += stepColumn, row += stepRow) {
      if (!(whollyInside || (column >= 0 && row >= 0 && column < lastColumn && row < lastRow))) continue;
      const c = column | 0;
      const r = row | 0;
      const q = r * width + c;
      const below = q + width;
      const right = column - c;
      const first = data[q]!;
      const second = data[below]!;
      const upper = first + (data[q + 1]! - first) * right;
      const lower = second + (data[below + 1]! - second) * right;
      target[u] = upper + (lower - upper) * (row - r) + 0.5;
    }
  }
}

function isInside({ width, height }: GrayImage, { column, row }: SourceLine, k: number): boolean {
  const c = column[k]!;
  const r = row[k]!;
  return c >= margin && r >= margin && c < width - 1 - margin && r < height - 1 - margin;
}
