import type { InkRuns } from '../../image/ink-runs.ts';
import { type CoveredInk, coveredInk } from './covered-ink.ts';

/**
 * Pixels of ink that ways explain together, less those that they explain more than once. `radius`: pixels beside a way that
 * it explains.
 */
export function weighWays(runs: InkRuns, ways: readonly Float32Array[], radius: number): number {
  const covered = coveredInk(ways, radius);
  const once = countExplained(runs, covered);
  const all = covered.reduce((sum, way) => sum + countExplained(runs, [way]), 0);
  return once - (all - once);
}

/** Pixels of ink that at least one way explains. */
function countExplained(runs: InkRuns, covered: CoveredInk): number {
  let sum = 0;
  for (let u = 0; u < runs.width; u++) {
    const ranges = covered
      .map(({ top, bottom }) => ({ top: top[u]!, bottom: bottom[u]! }))
      .filter(({ top }) => !Number.isNaN(top))
      .sort((a, b) => a.top - b.top);
    for (let r = runs.first[u]!; r < runs.first[u + 1]!; r++) {
      let from = runs.top[r]!;
      for (const range of ranges) {
        const begin = Math.max(from, range.top);
        const end = Math.min(runs.bottom[r]!, range.bottom);
        if (end <= begin) continue;
        sum += end - begin;
        from = end;
      }
    }
  }
  return sum;
}
