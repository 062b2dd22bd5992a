import type { InkRuns } from '../../image/ink-runs.ts';
import type { InkComponents } from '../../image/label-runs.ts';
import { rootOf } from '../../image/root-of.ts';

export interface JoinPiecesOptions {
  /** Pieces whose ends are at most this far from each other are one, in pixels along and across the rows. */
  readonly gap: number;
}

/** Pieces of fewer pixels than this are specks of dust: nothing is joined to them. */
const leastArea = 3;

/** What belongs together of a broken line: where one piece ends and another begins near to it, both get one label and box. */
export function joinPieces(runs: InkRuns, components: InkComponents, { gap }: JoinPiecesOptions): InkComponents {
  const { label, left, right, area } = components;
  const count = left.length;
  const parent = Int32Array.from({ length: count }, (_, n) => n);
  const find = (n: number) => rootOf(parent, n);
  const reach = Math.round(gap);
  const isPiece = (n: number) => area[n]! >= leastArea;
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const n = label[k]!;
      if (right[n]! !== u || !isPiece(n)) continue;
      const next = nearestStart(runs, k, u);
      if (next >= 0) parent[find(next)] = find(n);
    }
  }
  return mergeBoxes(components, find);

  /** The piece that begins nearest to where run `k` of column `u` ends its own; -1: none. */
  function nearestStart({ first, top, bottom, width }: InkRuns, k: number, u: number): number {
    for (let v = u + 1; v <= Math.min(width - 1, u + reach + 1); v++) {
      for (let other = first[v]!; other < first[v + 1]!; other++) {
        const n = label[other]!;
        if (left[n]! !== v || !isPiece(n)) continue;
        if (Math.max(top[other]! - bottom[k]!, top[k]! - bottom[other]!) <= reach) return n;
      }
    }
    return -1;
  }
}

function mergeBoxes(components: InkComponents, find: (n: number) => number): InkComponents {
  const { label } = components;
  const merged = {
    left: components.left.slice(),
    right: components.right.slice(),
    top: components.top.slice(),
    bottom: components.bottom.slice(),
    area: components.area.slice(),
  };
  for (let n = 0; n < merged.left.length; n++) {
    const root = find(n);
    if (root === n) continue;
    merged.left[root] = Math.min(merged.left[root]!, merged.left[n]!);
    merged.right[root] = Math.max(merged.right[root]!, merged.right[n]!);
    merged.top[root] = Math.min(merged.top[root]!, merged.top[n]!);
    merged.bottom[root] = Math.max(merged.bottom[root]!, merged.bottom[n]!);
    merged.area[root]! += merged.area[n]!;
  }
  return { ...merged, label: label.map((n) => find(n)) };
}
