import { blurPlane, type FiveTaps, type Plane } from './blur-plane.ts';
import type { DotPicture } from './dot-picture.ts';
import { mirroredBlur } from './mirrored-blur.ts';

/** By how much the first picture lies below and right of the second. */
export interface PictureLag {
  readonly row: number;
  readonly column: number;
}

/**
 * The shift at which the full 2-D cross-correlation of two blurred dot pictures with the same number of rows peaks; the
 * first peak in the order of rows, then columns, wins a tie. The pictures are mirrored at their edges
 * for the blur.
 *
 * Counting pairs of dots and blurring the counts is exact, and ten times as fast as Fourier transforms of the pictures.
 * With D the dots, K the kernel and E what mirroring changes near the edges, the blurred pictures are D*K + E, so their
 * correlation is ((D1⋆D2)*K + E1⋆D2 + D1⋆E2)*K + E1⋆E2.
 */
export function correlateBlurredDots(first: DotPicture, second: DotPicture, kernel: FiveTaps): PictureLag {
  const margin = kernel.length - 1;
  const rowZero = second.rows - 1 + margin;
  const columnZero = second.columns - 1 + margin;
  const size = {
    width: first.rows + second.rows - 1 + 2 * margin,
    lines: first.columns + second.columns - 1 + 2 * margin,
  };
  const emptyPlane = (): Plane => ({ ...size, data: new Float64Array(size.width * size.lines) });
  const add = (plane: Plane, one: WeightedPixels, other: WeightedPixels) =>
    addPairs(plane, one, { pixels: other, origin: columnZero * size.width + rowZero });
  const [firstDots, secondDots] = [asPixels(first), asPixels(second)];
  const [firstEdges, secondEdges] = [edgeChanges(first, kernel), edgeChanges(second, kernel)];
  const counts = emptyPlane();
  add(counts, firstDots, secondDots);
  const once = blurPlane(counts, kernel);
  add(once, firstEdges, secondDots);
  add(once, firstDots, secondEdges);
  const twice = blurPlane(once, kernel);
  add(twice, firstEdges, secondEdges);
  return findPeak(twice, { margin, rowZero, columnZero });
}

interface WeightedPixels {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
}

function asPixels({ dotRows, dotColumns }: DotPicture): WeightedPixels {
  return { rows: dotRows, columns: dotColumns, weights: new Float64Array(dotRows.length).fill(1) };
}

/** The blurred picture with mirrored edges less the same dots blurred on an endless plane: dots near the edges only. */
function edgeChanges(picture: DotPicture, kernel: FiveTaps): WeightedPixels {
  const radius = kernel.length >> 1;
  const pixels: { row: number; column: number; weight: number }[] = [];
  for (let dot = 0; dot < picture.dotRows.length; dot++) {
    const row = picture.dotRows[dot]!;
    const column = picture.dotColumns[dot]!;
    const isInside = Math.min(row, picture.rows - 1 - row, column, picture.columns - 1 - column) >= radius;
    if (isInside) continue;
    const down = mirroredBlur(row, picture.rows, kernel);
    const across = mirroredBlur(column, picture.columns, kernel);
    for (let i = 0; i < kernel.length; i++) {
      for (let j = 0; j < kernel.length; j++) {
        const weight = down[i]! * across[j]! - kernel[i]! * kernel[j]!;
        if (weight !== 0) pixels.push({ row: row + i - radius, column: column + j - radius, weight });
      }
    }
  }
  return {
    rows: Int32Array.from(pixels, (pixel) => pixel.row),
    columns: Int32Array.from(pixels, (pixel) => pixel.column),
    weights: Float64Array.from(pixels, (pixel) => pixel.weight),
  };
}

interface PairTarget {
  readonly pixels: WeightedPixels;
  /** Index of lag (0, 0) in the plane. */
  readonly origin: number;
}

function addPairs({ width, data }: Plane, one: WeightedPixels, { pixels: other, origin }: PairTarget): void {
  const otherAt = Int32Array.from(other.rows, (row, i) => other.columns[i]! * width + row);
  const otherWeights = other.weights;
  for (let i = 0; i < one.rows.length; i++) {
    const at = origin + one.columns[i]! * width + one.rows[i]!;
    const weight = one.weights[i]!;
    for (let j = 0; j < otherAt.length; j++) data[at - otherAt[j]!]! += weight * otherWeights[j]!;
  }
}

interface PeakSearch {
  /** Lags this close to the border of the plane belong to no overlap of the pictures. */
  readonly margin: number;
  readonly rowZero: number;
  readonly columnZero: number;
}

function findPeak({ width, lines, data }: Plane, { margin, rowZero, columnZero }: PeakSearch): PictureLag {
  let best = { value: Number.NEGATIVE_INFINITY, at: 0, line: 0 };
  for (let line = margin; line < lines - margin; line++) {
    for (let at = margin; at < width - margin; at++) {
      const value = data[line * width + at]!;
      if (value > best.value || (value === best.value && at < best.at)) best = { value, at, line };
    }
  }
  return { row: best.at - rowZero, column: best.line - columnZero };
}
