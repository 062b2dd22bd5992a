import { listMarkedRows, type MarkedRows } from '../../image/list-marked-rows.ts';
import type { FloatImage } from '../../model/image.ts';

export interface FollowLineOptions {
  /** Rough row of the trace at each column of the flat page, NaN where there is none. */
  readonly path: Float32Array;
  /** What `markRows` gives for the plane; default: made anew. */
  readonly marked?: MarkedRows;
}

/** The middle of the pen at half columns: index k stands at column (k - 0.5) / 2 of the flat page. */
export interface FollowedLine {
  /** Row, NaN where no line is seen near the path. */
  readonly y: Float32Array;
  /** 0 to 1: how surely the network sees a line there. */
  readonly confidence: Float32Array;
}

/** How far from the rough path, in rows, the line is looked for: the path may have missed a whole QRS complex. */
const reach = 150;
/** Cost of a row of distance from the rough path, against the logarithm of a mark: neighbours have marks of their own. */
const pull = 0.05;
/** Cost of a jump of one row from one half column to the next. */
const jumpCost = 0.015;
/** A mark weaker than this is none. */
const faintest = 1e-3;
/** Rows on either side of the best one that share in the sub-pixel place. */
const neighbours = 3;
const leastMark = 0.03;

/**
 * The likeliest way through the marks of centre lines near a rough path: dynamic programming over half columns, then the
 * mean of the rows around the way, weighted by the odds of their marks.
 *
 * The way needs to look at the marks and at the path alone: from a row without a mark it costs less to jump to the path
 * and back than to stay away from it, as `pull` is more than two times `jumpCost`.
 */
export function followLine(lines: FloatImage, { path, marked }: FollowLineOptions): FollowedLine {
  const y = new Float32Array(lines.width).fill(Number.NaN);
  const confidence = new Float32Array(lines.width).fill(Number.NaN);
  const places = listPlaces(lines, path, marked ?? markRows(lines));
  for (let first = 0; first < lines.width; first++) {
    if (places.first[first] === places.first[first + 1]) continue;
    let end = first;
    while (end < lines.width && places.first[end]! < places.first[end + 1]!) end++;
    const way = bestWay(places, { first, end });
    for (let k = first; k < end; k++) {
      const mark = lines.data[way[k - first]! * lines.width + k]!;
      confidence[k] = mark;
      if (mark >= leastMark) y[k] = refine(lines, k, way[k - first]!);
    }
    first = end;
  }
  return { y, confidence };
}

/** The rows of a page's marks at which a line may go: for all its traces. */
export function markRows(lines: FloatImage): MarkedRows {
  return listMarkedRows(lines, faintest);
}

/** Where the way may go: rows `rows[first[k]]` to `rows[first[k + 1] − 1]` in column k, none where there is no path. */
interface Places {
  readonly first: Int32Array;
  readonly rows: Int32Array;
  /** What each of them costs by itself. */
  readonly price: Float64Array;
}

/** The marks within reach of the path and the rows on both sides of it, from top to bottom. */
function listPlaces({ width, height }: FloatImage, path: Float32Array, marked: MarkedRows): Places {
  const first = new Int32Array(width + 1);
  const pathAt = (k: number) => path[Math.min(path.length - 1, Math.max(0, Math.round((k - 0.5) / 2)))]!;
  let most = 0;
  for (let k = 0; k < width; k++) if (!Number.isNaN(pathAt(k))) most += marked.first[k + 1]! - marked.first[k]! + 2;
  const rows = new Int32Array(most);
  const price = new Float64Array(most);
  let count = 0;
  for (let k = 0; k < width; k++) {
    first[k] = count;
    const near = pathAt(k);
    if (Number.isNaN(near)) continue;
    const low = Math.max(0, Math.floor(near) - reach);
    const high = Math.min(height - 1, Math.ceil(near) + reach);
    if (high < low) continue;
    // Rows beside the path that are still to be placed.
    let beside = Math.min(Math.max(Math.floor(near), low), high);
    const lowest = Math.min(Math.max(Math.ceil(near), low), high);
    for (let m = marked.first[k]!; m <= marked.first[k + 1]!; m++) {
      const v = m < marked.first[k + 1]! ? marked.rows[m]! : high + 1;
      if (v < low) continue;
      for (; beside <= lowest && beside < v; beside++) {
        rows[count] = beside;
        price[count++] = priceOfNone + pull * Math.abs(beside - near);
      }
      if (v > high) break;
      if (v === beside) beside++;
      rows[count] = v;
      price[count++] = -Math.log(marked.marks[m]!) + pull * Math.abs(v - near);
    }
  }
  first[width] = count;
  return { first, rows, price };
}

const priceOfNone = -Math.log(faintest);

/** The row at every half column from `first` to before `end`. */
function bestWay(
  { first: begin, rows, price }: Places,
  { first, end }: { readonly first: number; readonly end: number },
): Int32Array {
  const base = begin[first]!;
  const cost = new Float64Array(begin[end]! - base);
  /** The place in the column before that each one is reached from. */
  const came = new Int32Array(cost.length);
  for (let k = first; k < end; k++) {
    if (k > first) reachPlaces(cost, came, { rows, base, before: begin[k - 1]!, from: begin[k]!, to: begin[k + 1]! });
    for (let n = begin[k]!; n < begin[k + 1]!; n++) cost[n - base] = cost[n - base]! + price[n]!;
  }
  const way = new Int32Array(end - first);
  let best = begin[end - 1]!;
  for (let n = best; n < begin[end]!; n++) if (cost[n - base]! < cost[best - base]!) best = n;
  for (let k = end - 1; k >= first; k--) {
    way[k - first] = rows[best]!;
    best = came[best - base]!;
  }
  return way;
}

interface Columns {
  readonly rows: Int32Array;
  /** Place that `cost` and `came` begin with. */
  readonly base: number;
  /** First places of two columns, and the end of the second one's. */
  readonly before: number;
  readonly from: number;
  readonly to: number;
}

/** Least cost to reach each place of a column from those of the column before, by a sweep down and one up. */
function reachPlaces(cost: Float64Array, came: Int32Array, { rows, base, before, from, to }: Columns): void {
  let best = Number.POSITIVE_INFINITY;
  let source = before;
  let row = 0;
  for (let n = from, b = before; n < to; n++) {
    const v = rows[n]!;
    for (; b < from && rows[b]! <= v; b++) {
      best += jumpCost * (rows[b]! - row);
      row = rows[b]!;
      if (cost[b - base]! < best) {
        best = cost[b - base]!;
        source = b;
      }
    }
    best += jumpCost * (v - row);
    row = v;
    cost[n - base] = best;
    came[n - base] = source;
  }
  best = Number.POSITIVE_INFINITY;
  for (let n = to - 1, b = from - 1; n >= from; n--) {
    const v = rows[n]!;
    for (; b >= before && rows[b]! >= v; b--) {
      best += jumpCost * (row - rows[b]!);
      row = rows[b]!;
      if (cost[b - base]! < best) {
        best = cost[b - base]!;
        source = b;
      }
    }
    best += jumpCost * (row - v);
    row = v;
    if (best < cost[n - base]!) {
      cost[n - base] = best;
      came[n - base] = source;
    }
  }
}

/** Mean of the rows around `row`, weighted by the odds of their marks. */
function refine({ width, height, data }: FloatImage, k: number, row: number): number {
  let sum = 0;
  let weights = 0;
  for (let v = Math.max(0, row - neighbours); v <= Math.min(height - 1, row + neighbours); v++) {
    const mark = Math.min(data[v * width + k]!, 0.999);
    const weight = mark / (1 - mark);
    sum += weight * v;
    weights += weight;
  }
  return weights > 0 ? sum / weights : Number.NaN;
}
