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

/** Samples a plane along a line of points, bilinearly. */
export function sampleLine(
  source: GrayImage,
  { column, row }: SourceLine,
  { target, stride }: SampleLineOptions,
): void {
  const isInside = (k: number) =>
    column[k]! >= margin &&
    row[k]! >= margin &&
    column[k]! < source.width - 1 - margin &&
    row[k]! < source.height - 1 - margin;
  let before = isInside(0);
  for (let k = 0; k < column.length - 1; k++) {
    const after = isInside(k + 1);
    const first = k * stride;
    const stretch = {
      from: first,
      to: Math.min(first + stride, target.length),
      column: column[k]!,
      row: row[k]!,
      stepColumn: (column[k + 1]! - column[k]!) / stride,
      stepRow: (row[k + 1]! - row[k]!) / stride,
    };
    if (before && after) sampleInside(source, target, stretch);
    else sampleAcrossEdge(source, target, stretch);
    before = after;
  }
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  readonly row: number;
  readonly stepColumn: number;
  readonly stepRow: number;
}

function sampleInside({ width, data }: GrayImage, target: Uint8Array, stretch: Stretch): void {
  let { column, row } = stretch;
  const { stepColumn, stepRow } = stretch;
  for (let u = stretch.from; u < stretch.to; u++, column += stepColumn, row += stepRow) {
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

function sampleAcrossEdge(source: GrayImage, target: Uint8Array, stretch: Stretch): void {
  const { from, to, stepColumn, stepRow } = stretch;
  let { column, row } = stretch;
  for (let u = from; u < to; u++, column += stepColumn, row += stepRow) {
    if (!(column >= 0 && row >= 0 && column < source.width - 1 && row < source.height - 1)) continue;
    sampleInside(source, target, { from: u, to: u + 1, column, row, stepColumn, stepRow });
  }
}
