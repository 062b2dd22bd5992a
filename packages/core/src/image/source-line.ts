import type { PaperMap } from '../model/paper-map.ts';
import { cubicWeights } from './source-at.ts';

/** Source positions of points that stand on one line across the paper; filled anew for every line. */
export interface SourceLine {
  readonly column: Float64Array;
  readonly row: Float64Array;
  /** Fills `column` and `row` for the height `y` (mm). */
  readonly moveTo: (y: number) => void;
}

/**
 * `sourceAt` for many points with the same places `x` (mm) along line after line: what the lines share is worked out once,
 * which makes it several times as fast.
 */
export function sourceLine(map: PaperMap, x: Float64Array): SourceLine {
  const node = new Int32Array(4 * x.length);
  const weight = new Float64Array(4 * x.length);
  for (let k = 0; k < x.length; k++) {
    const i = Math.min(Math.max((x[k]! - map.originX) / map.pitch, 0), map.columns - 1);
    const first = Math.floor(i);
    weight.set(cubicWeights(i - first), 4 * k);
    for (let a = 0; a < 4; a++) node[4 * k + a] = Math.min(Math.max(first + a - 1, 0), map.columns - 1);
  }
  const column = new Float64Array(x.length);
  const row = new Float64Array(x.length);
  const nodeColumn = new Float64Array(map.columns);
  const nodeRow = new Float64Array(map.columns);
  const moveTo = (y: number) => {
    interpolateNodes(map, y, { column: nodeColumn, row: nodeRow });
    sumNodes(column, nodeColumn, { node, weight });
    sumNodes(row, nodeRow, { node, weight });
  };
  return { column, row, moveTo };
}

/** Source positions at the height `y` of every column of nodes. */
function interpolateNodes(map: PaperMap, y: number, out: { column: Float64Array; row: Float64Array }): void {
  const j = Math.min(Math.max((y - map.originY) / map.pitch, 0), map.rows - 1);
  const first = Math.floor(j);
  const weight = cubicWeights(j - first);
  const line = (b: number) => Math.min(Math.max(first + b - 1, 0), map.rows - 1) * map.columns;
  const [before, upper, lower, after] = [line(0), line(1), line(2), line(3)];
  const at = (values: Float64Array, i: number) =>
    weight[0] * values[before + i]! +
    weight[1] * values[upper + i]! +
    weight[2] * values[lower + i]! +
    weight[3] * values[after + i]!;
  for (let i = 0; i < map.columns; i++) {
    out.column[i] = at(map.sourceColumn, i);
    out.row[i] = at(map.sourceRow, i);
  }
}

/** Four weighted nodes a point. */
function sumNodes(
  out: Float64Array,
  values: Float64Array,
  { node, weight }: { readonly node: Int32Array; readonly weight: Float64Array },
): void {
  for (let k = 0, n = 0; k < out.length; k++, n += 4) {
    out[k] =
      weight[n]! * values[node[n]!]! +
      weight[n + 1]! * values[node[n + 1]!]! +
      weight[n + 2]! * values[node[n + 2]!]! +
      weight[n + 3]! * values[node[n + 3]!]!;
  }
}
