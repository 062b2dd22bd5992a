import type { InkRuns } from '../../image/ink-runs.ts';

/** The runs of the columns from `first` to `last`, counted from `first`. */
export function cutRuns(runs: InkRuns, first: number, last: number): InkRuns {
  const [begin, end] = [runs.first[first]!, runs.first[last + 1]!];
  return {
    ...runs,
    width: last - first + 1,
    first: runs.first.slice(first, last + 2).map((n) => n - begin),
    top: runs.top.slice(begin, end),
    bottom: runs.bottom.slice(begin, end),
  };
}
