/** Rows of pixels that a way explains in one column. */
export interface CoveredRange {
  readonly top: number;
  readonly bottom: number;
}

/** Ranges a column; columns without any may be missing. */
export type CoveredInk = readonly (readonly CoveredRange[] | undefined)[];

/**
 * What the strokes along the given ways cover: in each column from half way to its neighbours, and `radius` pixels beyond.
 */
export function coveredInk(ways: readonly Float32Array[], radius: number): CoveredInk {
  const covered: CoveredRange[][] = [];
  for (const way of ways) {
    for (let u = 0; u < way.length; u++) {
      const y = way[u]!;
      if (Number.isNaN(y)) continue;
      let [top, bottom] = [y, y];
      for (const beside of [way[u - 1], way[u + 1]]) {
        if (beside === undefined || Number.isNaN(beside)) continue;
        top = Math.min(top, (beside + y) / 2);
        bottom = Math.max(bottom, (beside + y) / 2);
      }
      const ranges = covered[u] ?? [];
      ranges.push({ top: top - radius, bottom: bottom + radius });
      covered[u] = ranges;
    }
  }
  return covered;
}

/** Length of the way from `a` to `b` that is covered; where two ranges overlap it counts twice. */
export function coveredBetween(ranges: readonly CoveredRange[], a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  let sum = 0;
  for (const { top, bottom } of ranges) sum += Math.max(0, Math.min(bottom, high) - Math.max(top, low));
  return sum;
}
