import type { InkRuns } from '../../image/ink-runs.ts';

/** Places through which the way of a row may go, column by column from top to bottom. */
export interface RowNodes {
  /** First node of each column. */
  readonly first: Int32Array;
  readonly y: Float32Array;
  readonly column: Int32Array;
  /** First run of each column with nodes, the first node of each run, and the ends of the run. */
  readonly firstRun: Int32Array;
  readonly runNode: Int32Array;
  readonly top: Int32Array;
  readonly bottom: Int32Array;
}

/** Trace goes at most this far (mm) from its baseline. */
const reach = 38;
/** Tall runs are entered and left at places this far apart (mm). */
const nodeSpacing = 0.4;
/** Runs up to this height (mm) have a single place, their middle. */
const singleNode = 0.9;

/** The places at which a row that runs around `baseline` (pixels) may go through the ink. */
export function placeNodes(
  runs: InkRuns,
  { pixelsPerMillimetre: scale, baseline }: { readonly pixelsPerMillimetre: number; readonly baseline: number },
): RowNodes {
  const [highest, lowest] = [baseline - reach * scale, baseline + reach * scale];
  const margin = 0.2 * scale;
  const countOf = (top: number, bottom: number) => {
    const height = bottom - top + 1;
    if (height < 1) return 0;
    if (height <= singleNode * scale) return 1;
    return Math.max(2, Math.round((height - 2 * margin) / (nodeSpacing * scale)) + 1);
  };
  let total = 0;
  for (let k = 0; k < runs.top.length; k++) {
    total += countOf(Math.max(runs.top[k]!, highest), Math.min(runs.bottom[k]!, lowest));
  }
  const nodes = {
    first: new Int32Array(runs.width + 1),
    y: new Float32Array(total),
    column: new Int32Array(total),
    firstRun: new Int32Array(runs.width + 1),
    runNode: new Int32Array(runs.top.length + 1),
    top: new Int32Array(runs.top.length),
    bottom: new Int32Array(runs.top.length),
  };
  let [node, run] = [0, 0];
  for (let u = 0; u < runs.width; u++) {
    nodes.first[u] = node;
    nodes.firstRun[u] = run;
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const [top, bottom] = [Math.max(runs.top[k]!, highest), Math.min(runs.bottom[k]!, lowest)];
      const count = countOf(top, bottom);
      if (count === 0) continue;
      nodes.runNode[run] = node;
      nodes.top[run] = runs.top[k]!;
      nodes.bottom[run++] = runs.bottom[k]!;
      for (let n = 0; n < count; n++, node++) {
        nodes.y[node] =
          count === 1 ? (top + bottom) / 2 : top + margin + ((bottom - top - 2 * margin) * n) / (count - 1);
        nodes.column[node] = u;
      }
    }
  }
  nodes.first[runs.width] = node;
  nodes.firstRun[runs.width] = run;
  nodes.runNode[run] = node;
  return nodes;
}
