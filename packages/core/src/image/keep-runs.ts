import type { InkRuns } from './ink-runs.ts';

/** The runs, by their numbers, that are to stay. */
export function keepRuns({ width, height, ...runs }: InkRuns, isKept: (k: number) => boolean): InkRuns {
  const first = new Int32Array(width + 1);
  const top = new Int32Array(runs.top.length);
  const bottom = new Int32Array(runs.top.length);
  let count = 0;
  for (let u = 0; u < width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      if (!isKept(k)) continue;
      top[count] = runs.top[k]!;
      bottom[count++] = runs.bottom[k]!;
    }
    first[u + 1] = count;
  }
  return { width, height, first, top: top.slice(0, count), bottom: bottom.slice(0, count) };
}
