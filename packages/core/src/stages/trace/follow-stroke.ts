import type { FloatImage } from '../../model/image.ts';

/** A place in pixels. */
export interface StrokeEnd {
  readonly column: number;
  readonly row: number;
}

export interface FollowStrokeOptions {
  /** Pixels a millimetre. */
  readonly scale: number;
}

/** A weak stroke keeps this near (mm) to the straight line between its ends. */
const bend = 0.4;
/** Ink from this on may be a stroke that the grid or a soft picture hides; where most of it lies is no chance. */
const weakInk = 0.06;
const leastCover = 0.8;
/** Mean ink along the stroke. */
const leastInk = 0.1;
/** Darker ink counts as this: what else crosses the stroke is no better proof than the stroke. */
const mostInk = 0.4;

/**
 * The column at each row of a steep weak stroke between two places, from `from` on: the darkest way that steps at most one
 * column a row. Null where there is no ink for most of the way.
 */
export function followStroke(
  ink: FloatImage,
  [from, to]: readonly [from: StrokeEnd, to: StrokeEnd],
  { scale }: FollowStrokeOptions,
): Int32Array | null {
  const count = Math.abs(to.row - from.row) + 1;
  const step = to.row >= from.row ? 1 : -1;
  const half = Math.max(2, Math.round(bend * scale));
  const width = 2 * half + 1;
  const columnAt = (n: number, k: number) =>
    Math.round(from.column + ((to.column - from.column) * n) / Math.max(1, count - 1)) + k - half;
  const inkAt = (n: number, k: number) => {
    const column = columnAt(n, k);
    return column < 0 || column >= ink.width ? 0 : (ink.data[(from.row + n * step) * ink.width + column] ?? 0);
  };
  const sum = new Float64Array(count * width).fill(Number.NEGATIVE_INFINITY);
  const came = new Int8Array(count * width);
  sum[half] = 0;
  for (let n = 1; n < count; n++) {
    const moved = columnAt(n, 0) - columnAt(n - 1, 0);
    for (let k = 0; k < width; k++) {
      for (let d = -1; d <= 1; d++) {
        const before = k + moved + d;
        if (before < 0 || before >= width) continue;
        const total = sum[(n - 1) * width + before]! + Math.min(inkAt(n, k), mostInk);
        if (total > sum[n * width + k]!) {
          sum[n * width + k] = total;
          came[n * width + k] = moved + d;
        }
      }
    }
  }
  const columns = new Int32Array(count);
  let covered = 0;
  for (let n = count - 1, k = half; n >= 0; n--) {
    columns[n] = columnAt(n, k);
    if (inkAt(n, k) >= weakInk) covered++;
    k += came[n * width + k]!;
  }
  const total = sum[(count - 1) * width + half]!;
  return covered >= leastCover * count && total >= leastInk * count ? columns : null;
}
