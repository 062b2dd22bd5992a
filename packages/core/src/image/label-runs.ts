import type { InkRuns } from './ink-runs.ts';
import { rootOf } from './root-of.ts';

/** Connected pieces of ink: the label of every run, and the bounding box of every label. */
export interface InkComponents {
  readonly label: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly top: Int32Array;
  readonly bottom: Int32Array;
  readonly area: Int32Array;
}

/** Joins runs of neighbouring columns that touch, corners included (union–find with path halving). */
export function labelRuns(runs: InkRuns): InkComponents {
  const total = runs.top.length;
  const parent = new Int32Array(total);
  for (let k = 0; k < total; k++) parent[k] = k;
  const find = (k: number) => rootOf(parent, k);
  for (let u = 1; u < runs.width; u++) {
    let a = runs.first[u - 1]!;
    let b = runs.first[u]!;
    while (a < runs.first[u]! && b < runs.first[u + 1]!) {
      if (runs.top[a]! <= runs.bottom[b]! + 1 && runs.top[b]! <= runs.bottom[a]! + 1) {
        const x = find(a);
        const y = find(b);
        parent[Math.max(x, y)] = Math.min(x, y);
      }
      if (runs.bottom[a]! < runs.bottom[b]!) a++;
      else b++;
    }
  }
  return measureComponents(runs, find);
}

function measureComponents(runs: InkRuns, find: (k: number) => number): InkComponents {
  const total = runs.top.length;
  const label = new Int32Array(total);
  const number = new Int32Array(total).fill(-1);
  let count = 0;
  for (let k = 0; k < total; k++) {
    const root = find(k);
    if (number[root] === -1) number[root] = count++;
    label[k] = number[root]!;
  }
  const left = new Int32Array(count).fill(runs.width);
  const right = new Int32Array(count).fill(-1);
  const top = new Int32Array(count).fill(runs.height);
  const bottom = new Int32Array(count).fill(-1);
  const area = new Int32Array(count);
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const n = label[k]!;
      left[n] = Math.min(left[n]!, u);
      right[n] = Math.max(right[n]!, u);
      top[n] = Math.min(top[n]!, runs.top[k]!);
      bottom[n] = Math.max(bottom[n]!, runs.bottom[k]!);
      area[n]! += runs.bottom[k]! - runs.top[k]! + 1;
    }
  }
  return { label, left, right, top, bottom, area };
}
