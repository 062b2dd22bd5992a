import type { InkRuns } from '../../image/ink-runs.ts';
import { CoveredColumn, type CoveredInk } from './covered-ink.ts';

export interface FollowRowOptions {
  readonly pixelsPerMillimetre: number;
  /** Row of pixels around which the trace runs. */
  readonly baseline: number;
  /** Ink that other rows explain. */
  readonly taken: CoveredInk;
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
/** Trace goes at most this far (mm) from its baseline. */
const reach = 38;
/** Tall runs are entered and left at places this far apart (mm). */
const nodeSpacing = 0.4;
/** Runs up to this height (mm) have a single place, their middle. */
const singleNode = 0.9;

/**
 * Follows one row from left to right through the vertical runs of ink: the cheapest way by dynamic programming, a height a
 * column (pixels), NaN where it found none. Ink that touches from column to column is cheap, leaving it is dear, so the way
 * climbs QRS complexes, passes straight through strokes of its neighbours, and crosses short holes.
 */
export function followRow(runs: InkRuns, options: FollowRowOptions): Float32Array {
  const scale = options.pixelsPerMillimetre;
  const nodes = placeNodes(runs, options);
  const total = nodes.y.length;
  const cost = new Float64Array(total);
  const from = new Int32Array(total).fill(-1);
  const unit = 1 / scale;
  const { span, baseline } = options;
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
      const stay = (fine - inkReward + distance * Math.abs(y - baseline) * unit) * unit;
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

interface Nodes {
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

interface Search {
  readonly nodes: Nodes;
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

function placeNodes(runs: InkRuns, { pixelsPerMillimetre: scale, baseline }: FollowRowOptions): Nodes {
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

function unwind(width: number, nodes: Nodes, from: Int32Array, last: number): Float32Array {
  const y = new Float32Array(width).fill(Number.NaN);
  for (let k = last; k >= 0; k = from[k]!) y[nodes.column[k]!] = nodes.y[k]!;
  return y;
}
