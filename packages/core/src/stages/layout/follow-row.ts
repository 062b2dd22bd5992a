import type { InkRuns } from '../../image/ink-runs.ts';
import { type CoveredInk, coveredBetween } from './covered-ink.ts';

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
  const { span, taken } = options;
  const shortOf = (columns: number) => short * Math.min(Math.max(columns * unit, 0), mostShort);
  // One hole at a time: the cheapest node from which ink was left, and what the hole cost so far.
  let hole = { cost: Infinity, node: -1, passed: 0 };
  let best = { cost: Infinity, node: -1 };
  const first = span?.first ?? 0;
  for (let u = first; u <= (span?.last ?? runs.width - 1); u++) {
    const begin = nodes.first[u]!;
    const end = nodes.first[u + 1]!;
    const earlier = u > first ? nodes.first[u - 1]! : begin;
    const late = span === null ? 0 : shortOf(u - span.start);
    const early = span === null ? 0 : shortOf(span.end - u);
    const covered = taken[u] ?? [];
    let passed = false;
    for (let k = begin; k < end; k++) {
      const y = nodes.y[k]!;
      const isTaken = covered.some(({ top, bottom }) => y >= top && y <= bottom);
      if (!isTaken && Math.abs(y - options.baseline) <= near * scale) passed = true;
      const fine = isTaken ? trespass : 0;
      const stay = (fine - inkReward + distance * Math.abs(y - options.baseline) * unit) * unit;
      let cheapest = late;
      let source = -1;
      for (let m = earlier; m < begin; m++) {
        let price = cost[m]! + climb * Math.abs(y - nodes.y[m]!) * unit;
        if (price >= cheapest) continue;
        const gap = gapBetween(runs, nodes.run[m]!, nodes.run[k]!);
        if (gap > 0) {
          if (gap > longestBreak * scale) continue;
          price += breakUp + breakLength * gap * unit;
          if (price >= cheapest) continue;
        }
        if (covered.length > 0) price += climbTaken * coveredBetween(covered, nodes.y[m]!, y) * unit;
        if (price >= cheapest) continue;
        cheapest = price;
        source = m;
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
      if (cost[k]! + early < best.cost) best = { cost: cost[k]! + early, node: k };
    }
    const counts = passed && span !== null && hole.passed < widestPassed * scale;
    hole = {
      cost: hole.cost + (counts ? passBy : without) * unit,
      node: hole.node,
      passed: hole.passed + (counts ? 1 : 0),
    };
    for (let k = begin; k < end; k++) {
      if (cost[k]! + leave < hole.cost) hole = { cost: cost[k]! + leave, node: k, passed: 0 };
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

/** Pixels between two runs of neighbouring columns; none where they touch, if only at a corner. */
function gapBetween(runs: InkRuns, a: number, b: number): number {
  return Math.max(0, runs.top[b]! - runs.bottom[a]! - 1, runs.top[a]! - runs.bottom[b]! - 1);
}

function unwind(width: number, nodes: Nodes, from: Int32Array, last: number): Float32Array {
  const y = new Float32Array(width).fill(Number.NaN);
  for (let k = last; k >= 0; k = from[k]!) y[nodes.column[k]!] = nodes.y[k]!;
  return y;
}
