import type { InkRuns } from '../../image/ink-runs.ts';

export interface FollowRowOptions {
  readonly pixelsPerMillimetre: number;
  /** Row of pixels around which the trace runs. */
  readonly baseline: number;
  /** Ways of the other rows where they run near their own baselines; NaN elsewhere. That ink is taken. */
  readonly taken: readonly Float32Array[];
}

/** The way of one row through the ink: a height a column (pixels), NaN where it found none. */
export interface RowPath {
  readonly y: Float32Array;
  /** First and last column with ink; −1 when there is none. */
  readonly start: number;
  readonly end: number;
}

// Prices of the way, all in the same arbitrary unit.
/** Gain for each millimetre of x along ink. */
const inkReward = 1;
/** Each millimetre up or down along ink: little, for a QRS complex goes 60 mm in one beat. */
const climb = 0.04;
/** Each millimetre of x at one millimetre from the baseline: keeps rows apart where they share ink. */
const distance = 0.05;
/** Leaving the ink, each millimetre of x without it, and each millimetre of height gained meanwhile. */
const leave = 2;
const without = 4;
const drift = 0.4;
/** Each millimetre of x on the flat ink of another row, and how near (mm) is on it. */
const trespass = 1.5;
const onTaken = 0.5;
/** Trace goes at most this far (mm) from its baseline. */
const reach = 38;
/** Tall runs are entered and left at places this far apart (mm). */
const nodeSpacing = 0.4;
/** Runs up to this height (mm) have a single place, their middle. */
const singleNode = 0.9;

/**
 * Follows one row from left to right through the vertical runs of ink: the cheapest way by dynamic programming. Ink that
 * touches from column to column is cheap, leaving it is dear, so the way climbs QRS complexes, passes straight through
 * strokes of its neighbours, and crosses short holes.
 */
export function followRow(runs: InkRuns, options: FollowRowOptions): RowPath {
  const scale = options.pixelsPerMillimetre;
  const nodes = placeNodes(runs, options);
  const total = nodes.y.length;
  const cost = new Float64Array(total);
  const from = new Int32Array(total).fill(-1);
  const unit = 1 / scale;
  // One hole at a time: the cheapest node from which ink was left, and what the hole cost so far.
  let hole = { cost: Infinity, node: -1 };
  let best = { cost: 0, node: -1 };
  for (let u = 0; u < runs.width; u++) {
    const begin = nodes.first[u]!;
    const end = nodes.first[u + 1]!;
    const earlier = u > 0 ? nodes.first[u - 1]! : 0;
    const previousEnd = u > 0 ? begin : 0;
    for (let k = begin; k < end; k++) {
      const y = nodes.y[k]!;
      const fine = options.taken.some((way) => Math.abs(way[u]! - y) < onTaken * scale) ? trespass : 0;
      const stay = (fine - inkReward + distance * Math.abs(y - options.baseline) * unit) * unit;
      let cheapest = 0;
      let source = -1;
      for (let m = earlier; m < previousEnd; m++) {
        const price = cost[m]! + climb * Math.abs(y - nodes.y[m]!) * unit;
        if (price < cheapest && touches(runs, nodes.run[m]!, nodes.run[k]!)) {
          cheapest = price;
          source = m;
        }
      }
      if (hole.node >= 0) {
        const price = hole.cost + drift * Math.abs(y - nodes.y[hole.node]!) * unit;
        if (price < cheapest) {
          cheapest = price;
          source = hole.node;
        }
      }
      cost[k] = cheapest + stay;
      from[k] = source;
      if (cost[k]! < best.cost) best = { cost: cost[k]!, node: k };
    }
    hole = { cost: hole.cost + without * unit, node: hole.node };
    for (let k = begin; k < end; k++) {
      if (cost[k]! + leave < hole.cost) hole = { cost: cost[k]! + leave, node: k };
    }
  }
  return unwind(runs.width, nodes, from, best.node);
}

interface Nodes {
  readonly first: Int32Array;
  readonly y: Float32Array;
  readonly run: Int32Array;
  readonly column: Int32Array;
}

function placeNodes(runs: InkRuns, options: FollowRowOptions): Nodes {
  const scale = options.pixelsPerMillimetre;
  const first = new Int32Array(runs.width + 1);
  const y: number[] = [];
  const run: number[] = [];
  const column: number[] = [];
  for (let u = 0; u < runs.width; u++) {
    first[u] = y.length;
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const top = Math.max(runs.top[k]!, options.baseline - reach * scale);
      const bottom = Math.min(runs.bottom[k]!, options.baseline + reach * scale);
      if (bottom < top) continue;
      const height = bottom - top + 1;
      const single = height <= singleNode * scale;
      const margin = 0.2 * scale;
      const count = single ? 1 : Math.max(2, Math.round((height - 2 * margin) / (nodeSpacing * scale)) + 1);
      for (let n = 0; n < count; n++) {
        y.push(single ? (top + bottom) / 2 : top + margin + ((bottom - top - 2 * margin) * n) / (count - 1));
        run.push(k);
        column.push(u);
      }
    }
  }
  first[runs.width] = y.length;
  return { first, y: Float32Array.from(y), run: Int32Array.from(run), column: Int32Array.from(column) };
}

function touches(runs: InkRuns, a: number, b: number): boolean {
  return runs.top[a]! <= runs.bottom[b]! + 1 && runs.top[b]! <= runs.bottom[a]! + 1;
}

function unwind(width: number, nodes: Nodes, from: Int32Array, last: number): RowPath {
  const y = new Float32Array(width).fill(Number.NaN);
  let start = -1;
  for (let k = last; k >= 0; k = from[k]!) {
    start = nodes.column[k]!;
    y[start] = nodes.y[k]!;
  }
  return { y, start, end: last < 0 ? -1 : nodes.column[last]! };
}
