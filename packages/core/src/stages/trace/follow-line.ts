import type { FloatImage } from '../../model/image.ts';

export interface FollowLineOptions {
  /** Rough row of the trace at each column of the flat page, NaN where there is none. */
  readonly path: Float32Array;
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
 */
export function followLine(lines: FloatImage, { path }: FollowLineOptions): FollowedLine {
  const y = new Float32Array(lines.width).fill(Number.NaN);
  const confidence = new Float32Array(lines.width).fill(Number.NaN);
  const bounds = findBounds(path, lines);
  for (let first = 0; first < lines.width; first++) {
    if (bounds.low[first]! < 0) continue;
    let end = first;
    while (end < lines.width && bounds.low[end]! >= 0) end++;
    const way = bestWay(lines, bounds, { first, end });
    for (let k = first; k < end; k++) {
      const mark = lines.data[way[k - first]! * lines.width + k]!;
      confidence[k] = mark;
      if (mark >= leastMark) y[k] = refine(lines, k, way[k - first]!);
    }
    first = end;
  }
  return { y, confidence };
}

interface Bounds {
  /** First and last row to look at; -1 where there is no path. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Row of the rough path. */
  readonly middle: Float32Array;
}

function findBounds(path: Float32Array, { width, height }: FloatImage): Bounds {
  const low = new Int32Array(width).fill(-1);
  const high = new Int32Array(width).fill(-1);
  const middle = new Float32Array(width);
  for (let k = 0; k < width; k++) {
    const column = Math.min(path.length - 1, Math.max(0, Math.round((k - 0.5) / 2)));
    if (Number.isNaN(path[column]!)) continue;
    middle[k] = path[column]!;
    low[k] = Math.max(0, Math.floor(middle[k]!) - reach);
    high[k] = Math.min(height - 1, Math.ceil(middle[k]!) + reach);
    if (high[k]! < low[k]!) low[k] = high[k] = -1;
  }
  return { low, high, middle };
}

/** The row at every half column from `first` to before `end`. */
function bestWay(
  lines: FloatImage,
  bounds: Bounds,
  { first, end }: { readonly first: number; readonly end: number },
): Int32Array {
  const { width, height, data } = lines;
  const came: Int32Array[] = Array.from({ length: end - first }, () => new Int32Array(0));
  // Read within the bounds of its own column only, so neither needs to be cleared.
  let before = new Float64Array(height);
  let now = new Float64Array(height);
  for (let k = first; k < end; k++) {
    const low = bounds.low[k]!;
    const high = bounds.high[k]!;
    const { cost, from } =
      k === first ? start(low, high) : step(before, [bounds.low[k - 1]!, bounds.high[k - 1]!], [low, high]);
    const middle = bounds.middle[k]!;
    for (let v = low; v <= high; v++) {
      const mark = Math.max(faintest, data[v * width + k]!);
      now[v] = cost[v - low]! - Math.log(mark) + pull * Math.abs(v - middle);
    }
    came[k - first] = from;
    [before, now] = [now, before];
  }
  const way = new Int32Array(end - first);
  let best = bounds.low[end - 1]!;
  for (let v = best; v <= bounds.high[end - 1]!; v++) if (before[v]! < before[best]!) best = v;
  for (let k = end - 1; k >= first; k--) {
    way[k - first] = best;
    if (k > first) best = came[k - first]![best - bounds.low[k]!]!;
  }
  return way;
}

function start(low: number, high: number) {
  return { cost: new Float64Array(high - low + 1), from: new Int32Array(high - low + 1) };
}

/** Least cost to reach each row from the column before, by two sweeps, and the row that it comes from. */
function step(
  before: Float64Array,
  [lowBefore, highBefore]: readonly [number, number],
  [low, high]: readonly [number, number],
): { cost: Float64Array; from: Int32Array } {
  const cost = new Float64Array(high - low + 1).fill(Infinity);
  const from = new Int32Array(high - low + 1);
  const sweep = (begin: number, end: number, direction: 1 | -1) => {
    let best = Infinity;
    let source = begin;
    for (let v = begin; v !== end + direction; v += direction) {
      best += jumpCost;
      if (v >= lowBefore && v <= highBefore && before[v]! < best) {
        best = before[v]!;
        source = v;
      }
      if (v >= low && v <= high && best < cost[v - low]!) {
        cost[v - low] = best;
        from[v - low] = source;
      }
    }
  };
  const least = Math.min(low, lowBefore);
  const most = Math.max(high, highBefore);
  sweep(least, most, 1);
  sweep(most, least, -1);
  return { cost, from };
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
