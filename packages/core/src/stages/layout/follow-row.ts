import type { InkRuns } from '../../image/ink-runs.ts';
import { CoveredColumn, type CoveredInk } from './covered-ink.ts';
import { placeNodes, type RowNodes } from './place-nodes.ts';

export interface FollowRowOptions {
  readonly pixelsPerMillimetre: number;
  /** Row of pixels around which the trace runs. */
  readonly baseline: number;
  /** Ink that other rows explain. */
  readonly taken: CoveredInk;
  /** What `placeNodes` gives for this row; default: made anew. */
  readonly nodes?: RowNodes;
  /** What each node gains for each millimetre of x, beside what all ink does; default: nothing. */
  readonly bonus?: Float32Array;
  /** Columns between which the rows of this page are drawn; null before that is known. */
  readonly span: RowSpan | null;
}

/** Where the rows of a page are drawn, in columns. */
export interface RowSpan {
  readonly start: number;
  readonly end: number;
  /** Nothing before the first and behind the last of these columns belongs to a row. */
  readonly first: number;
  readonly last: number;
}

// Prices of the way, all in the same arbitrary unit.
/** Gain for each millimetre of x along ink. */
const inkReward = 1;
/** Each millimetre up or down along ink: little, for a QRS complex goes 60 mm in one beat. */
const climb = 0.04;
/** Each millimetre up or down along ink that another row explains already. */
const climbTaken = 0.1;
/** Each millimetre of x at one millimetre from the baseline: keeps rows apart where they share ink. */
const distance = 0.05;
/** Leaving the ink, each millimetre of x without it, and each millimetre of height gained meanwhile. */
const leave = 2;
const without = 4;
const drift = 0.4;
/** The same where ink that no other row explains stands this near (mm) above or below the baseline: a stroke passed by. */
const passBy = 14;
const near = 6;
/** On at most this much (mm) of a hole: QRS complexes are no wider, lead names and stains are. */
const widestPassed = 1.2;
/** Each millimetre of x that a way falls short of the span of its page, and the most of it that counts (mm). */
const short = 4;
const mostShort = 4;
/** Each millimetre of x on ink of another row. */
const trespass = 1.5;
/** Steep strokes break where the pen was fast: each break, each millimetre of it, and the longest (mm) that is one. */
const breakUp = 0.1;
const breakLength = 0.8;
const longestBreak = 1.6;

/**
 * Follows one row from left to right through the vertical runs of ink: the cheapest way by dynamic programming, a height a
 * column (pixels), NaN where it found none. Ink that touches from column to column is cheap, leaving it is dear, so the way
 * climbs QRS complexes, passes straight through strokes of its neighbours, and crosses short holes.
 */
export function followRow(runs: InkRuns, options: FollowRowOptions): Float32Array {
  const scale = options.pixelsPerMillimetre;
  const nodes = options.nodes ?? placeNodes(runs, options);
  const total = nodes.y.length;
  const cost = new Float64Array(total);
  const from = new Int32Array(total).fill(-1);
  const unit = 1 / scale;
  const { span, baseline, bonus } = options;
  const shortOf = (columns: number) => short * Math.min(Math.max(columns * unit, 0), mostShort);
  const covered = new CoveredColumn(options.taken);
  const search = { nodes, cost, from, covered, scale, height: new Float64Array(total) };
  // One hole at a time: the cheapest node from which ink was left, what the hole cost so far, and the ink passed by.
  const hole = { cost: Infinity, node: -1, passed: 0 };
  let [best, bestCost] = [-1, Infinity];
  const first = span?.first ?? 0;
  for (let u = first; u <= (span?.last ?? runs.width - 1); u++) {
    const begin = nodes.first[u]!;
    const end = nodes.first[u + 1]!;
    const late = span === null ? 0 : shortOf(u - span.start);
    const early = span === null ? 0 : shortOf(span.end - u);
    covered.moveTo(u);
    cost.fill(late, begin, end);
    if (u > first) reachColumn(u, search);
    let passed = false;
    for (let k = begin; k < end; k++) {
      const y = nodes.y[k]!;
      const isTaken = covered.has(y);
      if (!isTaken && Math.abs(y - baseline) <= near * scale) passed = true;
      const fine = isTaken ? trespass : 0;
      const reward = bonus === undefined ? inkReward : inkReward + bonus[k]!;
      const stay = (fine - reward + distance * Math.abs(y - baseline) * unit) * unit;
      if (hole.node >= 0) {
        const price = hole.cost + drift * Math.abs(y - nodes.y[hole.node]!) * unit;
        if (price < cost[k]!) {
          cost[k] = price;
          from[k] = hole.node;
        }
      }
      cost[k]! += stay;
      if (cost[k]! + early < bestCost) {
        bestCost = cost[k]! + early;
        best = k;
      }
    }
    const counts = passed && span !== null && hole.passed < widestPassed * scale;
    hole.cost += (counts ? passBy : without) * unit;
    if (counts) hole.passed++;
    for (let k = begin; k < end; k++) {
      if (cost[k]! + leave >= hole.cost) continue;
      hole.cost = cost[k]! + leave;
      hole.node = k;
      hole.passed = 0;
    }
  }
  return unwind(runs.width, nodes, from, best);
}

interface Search {
  readonly nodes: RowNodes;
  readonly cost: Float64Array;
  readonly from: Int32Array;
  readonly covered: CoveredColumn;
  readonly scale: number;
  /** Of the nodes of two columns: what it costs to climb to each from the top of the page. */
  readonly height: Float64Array;
}

/** Puts down for each node of a column the cheapest way along ink and where it comes from, if that costs less than so far. */
function reachColumn(u: number, search: Search): void {
  const { nodes, covered, scale, height } = search;
  const { first, firstRun, top, bottom } = nodes;
  for (let k = first[u - 1]!; k < first[u + 1]!; k++) {
    height[k] = (climb * nodes.y[k]! + climbTaken * covered.above(nodes.y[k]!)) / scale;
  }
  const longest = longestBreak * scale;
  let nearest = firstRun[u - 1]!;
  for (let b = firstRun[u]!; b < firstRun[u + 1]!; b++) {
    // Runs of both columns stand from top to bottom.
    while (nearest < firstRun[u]! && top[b]! - bottom[nearest]! - 1 > longest) nearest++;
    for (let a = nearest; a < firstRun[u]! && top[a]! - bottom[b]! - 1 <= longest; a++) {
      // Pixels between two runs of neighbouring columns; none where they touch, if only at a corner.
      const gap = Math.max(0, top[b]! - bottom[a]! - 1, top[a]! - bottom[b]! - 1);
      reachRun(search, a, b, gap > 0 ? breakUp + (breakLength * gap) / scale : 0);
    }
  }
}

/**
 * The cheapest node above each is the same for all below it, but for what the climb costs: one sweep down finds it, and
 * one up the cheapest below. `a`, `b`: the runs; `extra`: what it costs to get from one to the other.
 */
function reachRun({ cost, from, height, nodes }: Search, a: number, b: number, extra: number): void {
  const [firstM, lastM] = [nodes.runNode[a]!, nodes.runNode[a + 1]! - 1];
  const [firstK, lastK] = [nodes.runNode[b]!, nodes.runNode[b + 1]! - 1];
  let [source, least] = [-1, Infinity];
  for (let k = firstK, m = firstM; k <= lastK; k++) {
    for (; m <= lastM && height[m]! <= height[k]!; m++) {
      const level = cost[m]! - height[m]!;
      if (level >= least) continue;
      least = level;
      source = m;
    }
    const price = least + height[k]! + extra;
    if (price >= cost[k]!) continue;
    cost[k] = price;
    from[k] = source;
  }
  source = -1;
  least = Infinity;
  for (let k = lastK, m = lastM; k >= firstK; k--) {
    for (; m >= firstM && height[m]! >= height[k]!; m--) {
      const level = cost[m]! + height[m]!;
      if (level > least) continue;
      least = level;
      source = m;
    }
    const price = least - height[k]! + extra;
    if (price >= cost[k]!) continue;
    cost[k] = price;
    from[k] = source;
  }
}

function unwind(width: number, nodes: RowNodes, from: Int32Array, last: number): Float32Array {
  const y = new Float32Array(width).fill(Number.NaN);
  for (let k = last; k >= 0; k = from[k]!) y[nodes.column[k]!] = nodes.y[k]!;
  return y;
}
