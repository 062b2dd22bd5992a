import type { InkRuns } from '../../image/ink-runs.ts';

/** An upright bar: columns next to each other whose ink starts and ends at the same heights. Pixels. */
export interface Bar {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface FindBarsOptions {
  readonly pixelsPerMillimetre: number;
  /** Least and largest height, millimetres. */
  readonly minimumHeight: number;
  readonly maximumHeight: number;
}

/** Bars are at least and at most this wide (mm): a stroke of a thin pen, a thick tick. */
const narrowest = 0.15;
const widest = 1.3;
/** Tops and bottoms of a bar differ by no more than this from column to column (mm): a QRS stroke leans, a bar does not. */
const straight = 0.3;

/** Finds straight upright bars in the ink: candidates for ticks between leads and for edges of pulses. */
export function findBars(runs: InkRuns, options: FindBarsOptions): Bar[] {
  const scale = options.pixelsPerMillimetre;
  const bars: Bar[] = [];
  const used = new Uint8Array(runs.top.length);
  const isTall = (k: number) => {
    const height = (runs.bottom[k]! - runs.top[k]! + 1) / scale;
    return height >= options.minimumHeight && height <= options.maximumHeight;
  };
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      if (used[k] === 1 || !isTall(k)) continue;
      const bar = { left: u, right: u, top: runs.top[k]!, bottom: runs.bottom[k]! };
      let last = k;
      used[k] = 1;
      while (bar.right + 1 < runs.width) {
        const next = matching(runs, bar.right + 1, last, straight * scale);
        if (next < 0 || !isTall(next)) break;
        used[next] = 1;
        bar.right++;
        bar.top = Math.min(bar.top, runs.top[next]!);
        bar.bottom = Math.max(bar.bottom, runs.bottom[next]!);
        last = next;
      }
      const width = (bar.right - bar.left + 1) / scale;
      if (width >= narrowest && width <= widest) bars.push(bar);
    }
  }
  return bars;
}

function matching(runs: InkRuns, column: number, run: number, tolerance: number): number {
  for (let k = runs.first[column]!; k < runs.first[column + 1]!; k++) {
    if (
      Math.abs(runs.top[k]! - runs.top[run]!) <= tolerance &&
      Math.abs(runs.bottom[k]! - runs.bottom[run]!) <= tolerance
    ) {
      return k;
    }
  }
  return -1;
}
