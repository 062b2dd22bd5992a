import type { InkRuns } from '../../image/ink-runs.ts';
import { type CoveredInk, coveredInk } from './covered-ink.ts';
import { cutRuns } from './cut-runs.ts';
import { followRow } from './follow-row.ts';
import { placeNodes } from './place-nodes.ts';
import { weighWays } from './weigh-ways.ts';

export interface ExplainInkOptions {
  readonly pixelsPerMillimetre: number;
  /** Row of pixels around which each trace runs. */
  readonly baselines: readonly number[];
}

// All in millimetres.
/** A way explains the ink this near to it. */
const explains = 0.5;
/** Ink of a stroke that no way explains counts from this height on. */
const leastStroke = 1;
/** Two ways that run through the same ink are at fault where unexplained ink stands this near (in x). */
const near = 1.5;
/** Rows are followed anew this far (in x) on both sides, the last of it bound to the ways as they were. */
const margin = 3;
const bound = 1;
/** What is wider (in x) is no overlap of QRS complexes. */
const widest = 20;
/** Gain for each millimetre of x on ink that no way explains. */
const wanted = 3;

/** Square millimetres of ink that new ways must explain beyond the old ones, all together and each by itself. */
const leastGain = 1;
const leastOwnGain = 0.5;
/** Where more neighbouring rows than these change at once, there are too many ways to share the same ink among them. */
const mostNeighbours = 3;
/** Rounds in which the rows of a place make room for one another; they come to rest earlier as a rule. */
const rounds = 4;

/**
 * Where two ways run through the same ink while a stroke beside them is explained by none, a row took its neighbour's
 * stroke. The rows that meet there are followed anew in turn, each kept off the ink of the others and drawn to the ink that
 * is left over. Of what comes out that is kept by which more ink is explained, and less of it twice. `ways`: a row of pixels
 * a column, NaN where there is none; they stay as they are elsewhere.
 */
export function explainInk(
  runs: InkRuns,
  ways: readonly Float32Array[],
  options: ExplainInkOptions,
): readonly Float32Array[] {
  const scale = options.pixelsPerMillimetre;
  const places = findPlaces(runs, coveredInk(ways, explains * scale), scale);
  if (places.length === 0) return ways;
  const result = ways.map((way) => way.slice());
  for (const { first, last } of places) {
    const part = cutRuns(runs, first, last);
    const before = result.map((way) => way.slice(first, last + 1));
    const after = untangle(part, before, options);
    after.forEach((way, row) => {
      result[row]!.set(way, first);
    });
  }
  return result;
}

/** First and last column of a piece of the page. */
interface Place {
  readonly first: number;
  last: number;
}

function findPlaces(runs: InkRuns, covered: CoveredInk, scale: number): Place[] {
  const reach = Math.round(near * scale);
  const wide = Math.round(margin * scale);
  // Columns up to the last of which it was looked whether a stroke is left over, and the last column with one.
  let [seen, lonely] = [-1, Number.NEGATIVE_INFINITY];
  const places: Place[] = [];
  for (let u = 0; u < runs.width; u++) {
    if (!isShared(covered, u)) continue;
    const end = Math.min(runs.width - 1, u + reach);
    for (let w = Math.max(seen + 1, u - reach, 0); w <= end; w++) {
      if (hasLonelyStroke(runs, covered, { column: w, least: leastStroke * scale })) lonely = w;
    }
    seen = end;
    if (lonely < u - reach) continue;
    const first = Math.max(0, u - wide);
    const last = Math.min(runs.width - 1, u + wide);
    const before = places.at(-1);
    if (before !== undefined && first <= before.last) before.last = last;
    else places.push({ first, last });
  }
  return places.filter(({ first, last }) => last - first <= widest * scale);
}

function isShared(covered: CoveredInk, column: number): boolean {
  for (let a = 1; a < covered.length; a++) {
    const { top, bottom } = covered[a]!;
    // Comparisons with NaN are false.
    for (let b = 0; b < a; b++) {
      if (top[column]! < covered[b]!.bottom[column]! && covered[b]!.top[column]! < bottom[column]!) return true;
    }
  }
  return false;
}

/** Whether ink that is joined to that of a way goes on for at least so many rows where no way goes. */
function hasLonelyStroke(
  runs: InkRuns,
  covered: CoveredInk,
  { column, least }: { readonly column: number; readonly least: number },
): boolean {
  for (let r = runs.first[column]!; r < runs.first[column + 1]!; r++) {
    const [top, bottom] = [runs.top[r]!, runs.bottom[r]!];
    if (bottom - top < least) continue;
    const inside = covered
      .map((way) => ({ top: way.top[column]!, bottom: way.bottom[column]! }))
      .filter((way) => way.bottom >= top && way.top <= bottom)
      .sort((a, b) => a.top - b.top);
    // A stroke that no way touches may be print.
    if (inside.length === 0) continue;
    let free = top;
    for (const way of inside) {
      if (way.top - free >= least) return true;
      free = Math.max(free, way.bottom);
    }
    if (bottom - free >= least) return true;
  }
  return false;
}

/** The best of what comes out when rows make room from the top down and from the bottom up. */
function untangle(part: InkRuns, before: readonly Float32Array[], options: ExplainInkOptions): readonly Float32Array[] {
  const { pixelsPerMillimetre: scale } = options;
  const weigh = (ways: readonly Float32Array[]) => weighWays(part, ways, explains * scale) / (scale * scale);
  const rows = before.map((_, row) => row).filter((row) => meetsOthers(part, before, row));
  let best: Tangle = { ways: before, worth: weigh(before) };
  const old = best.worth;
  for (const order of [rows, rows.toReversed()]) {
    let ways = before;
    for (let round = 0; round < rounds; round++) {
      const next = followInTurn(part, ways, { ...options, before, order });
      const isSame = next.every((way, row) => way.every((y, u) => Object.is(y, ways[row]![u]!)));
      if (isSame) break;
      ways = next;
      const worth = weigh(ways);
      if (worth > best.worth) best = { ways, worth };
    }
  }
  if (best.worth < old + leastGain) return before;
  const kept = keepWorthy(best, before, weigh);
  return longestGroup(kept.map((way, row) => way !== before[row])) > mostNeighbours ? before : kept;
}

/** Most neighbours in a list that are true. */
function longestGroup(changed: readonly boolean[]): number {
  let [longest, length] = [0, 0];
  for (const isChanged of changed) {
    length = isChanged ? length + 1 : 0;
    longest = Math.max(longest, length);
  }
  return longest;
}

interface Tangle {
  readonly ways: readonly Float32Array[];
  /** Square millimetres. */
  readonly worth: number;
}

/** Rows whose new way explains next to nothing go back to the old one. */
function keepWorthy(
  found: Tangle,
  before: readonly Float32Array[],
  weigh: (ways: readonly Float32Array[]) => number,
): readonly Float32Array[] {
  let { ways, worth } = found;
  for (let row = 0; row < ways.length; row++) {
    if (ways[row] === before[row]) continue;
    const without = ways.with(row, before[row]!);
    const rest = weigh(without);
    if (worth - rest >= leastOwnGain) continue;
    ways = without;
    worth = rest;
    // What went back may be in the way of rows that were looked at before.
    row = -1;
  }
  return ways;
}

interface TurnOptions extends ExplainInkOptions {
  /** The ways to which both ends of the piece are bound. */
  readonly before: readonly Float32Array[];
  /** Rows to follow, one after the other. */
  readonly order: readonly number[];
}

function followInTurn(part: InkRuns, ways: readonly Float32Array[], options: TurnOptions): readonly Float32Array[] {
  const { pixelsPerMillimetre, before, baselines } = options;
  const result = [...ways];
  const covered = [...coveredInk(ways, explains * pixelsPerMillimetre)];
  for (const row of options.order) {
    const old = before[row]!;
    const bounded = bindEnds(part, old, Math.round(bound * pixelsPerMillimetre));
    const baseline = baselines[row]!;
    const nodes = placeNodes(bounded, { pixelsPerMillimetre, baseline });
    const isExplained = (y: number, u: number) => covered.some(({ top, bottom }) => y >= top[u]! && y <= bottom[u]!);
    const [start, end] = [old.findIndex(isDrawn), old.findLastIndex(isDrawn)];
    result[row] = followRow(bounded, {
      pixelsPerMillimetre,
      baseline,
      nodes,
      taken: covered.filter((_, other) => other !== row),
      bonus: nodes.y.map((y, k) => (isExplained(y, nodes.column[k]!) ? 0 : wanted)),
      span: { start, end, first: start, last: end },
    });
    covered[row] = coveredInk([result[row]], explains * pixelsPerMillimetre)[0]!;
  }
  return result;
}

function isDrawn(y: number): boolean {
  return !Number.isNaN(y);
}

/** Whether a row runs through the same run of ink as another somewhere. */
function meetsOthers(part: InkRuns, ways: readonly Float32Array[], row: number): boolean {
  const own = ways[row]!;
  for (let u = 0; u < part.width; u++) {
    for (let r = part.first[u]!; r < part.first[u + 1]!; r++) {
      const isIn = (way: Float32Array) => way[u]! >= part.top[r]! - 1 && way[u]! <= part.bottom[r]! + 1;
      if (isIn(own) && ways.some((way, other) => other !== row && isIn(way))) return true;
    }
  }
  return false;
}

/** The runs of a piece, at both ends of which nothing is left but the way: it enters and leaves the piece there. */
function bindEnds(part: InkRuns, way: Float32Array, columns: number): InkRuns {
  const first = new Int32Array(part.width + 1);
  const top: number[] = [];
  const bottom: number[] = [];
  for (let u = 0; u < part.width; u++) {
    first[u] = top.length;
    const isEnd = u < columns || u >= part.width - columns;
    if (isEnd && isDrawn(way[u]!)) {
      top.push(Math.round(way[u]!));
      bottom.push(Math.round(way[u]!));
      continue;
    }
    for (let r = part.first[u]!; r < part.first[u + 1]!; r++) {
      top.push(part.top[r]!);
      bottom.push(part.bottom[r]!);
    }
  }
  first[part.width] = top.length;
  return { ...part, first, top: Int32Array.from(top), bottom: Int32Array.from(bottom) };
}
