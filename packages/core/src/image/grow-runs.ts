import { growArray } from './grow-array.ts';
import type { InkRuns } from './ink-runs.ts';

/** Every pixel that has ink within `reach` pixels across and down, corners included (a dilation by a square). */
export function growRuns(runs: InkRuns, reach: number): InkRuns {
  const { width, height } = runs;
  const first = new Int32Array(width + 1);
  let top = new Int32Array(runs.top.length);
  let bottom = new Int32Array(runs.top.length);
  let count = 0;
  /** The next run of each column around, and the end of its runs. */
  const next = new Int32Array(2 * reach + 1);
  const end = new Int32Array(2 * reach + 1);
  for (let u = 0; u < width; u++) {
    const [from, to] = [Math.max(0, u - reach), Math.min(width - 1, u + reach)];
    const columns = to - from + 1;
    let most = count;
    for (let n = 0; n < columns; n++) {
      next[n] = runs.first[from + n]!;
      end[n] = runs.first[from + n + 1]!;
      most += end[n]! - next[n]!;
    }
    if (most > top.length) {
      top = growArray(top, most);
      bottom = growArray(bottom, most);
    }
    const begin = count;
    for (let n = highest(runs.top, next, end, columns); n >= 0; n = highest(runs.top, next, end, columns)) {
      const k = next[n]!++;
      const upper = Math.max(0, runs.top[k]! - reach);
      const lower = Math.min(height - 1, runs.bottom[k]! + reach);
      if (count > begin && upper <= bottom[count - 1]! + 1) {
        if (lower > bottom[count - 1]!) bottom[count - 1] = lower;
        continue;
      }
      top[count] = upper;
      bottom[count++] = lower;
    }
    first[u + 1] = count;
  }
  return { width, height, first, top: top.slice(0, count), bottom: bottom.slice(0, count) };
}

/** The column whose next run begins highest; −1 where no runs are left. */
function highest(top: Int32Array, next: Int32Array, end: Int32Array, columns: number): number {
  let best = -1;
  for (let n = 0; n < columns; n++) {
    if (next[n]! < end[n]! && (best < 0 || top[next[n]!]! < top[next[best]!]!)) best = n;
  }
  return best;
}
