import type { FloatImage } from '../../model/image.ts';
import { inkThreshold } from './column-edges.ts';
import { crossing } from './crossing.ts';
import { darknessAt } from './darkness-at.ts';

export interface ReachEnclosedOptions {
  /** Ways of the other curves of the page: ink that one of them leads to is theirs. */
  readonly others: readonly Float32Array[];
  /** Diameter of the pen in pixels. */
  readonly pen: number;
  /** 1: `edge` is the lower one, −1: the upper one. */
  readonly sign: 1 | -1;
}

/** Columns on each side, in pen widths, in which the strokes that enclose a tip are looked for. */
const enclosingPens = 4;

/**
 * Leads an edge on, in place, to ink that its own strokes enclose: where print joins the two strokes of a narrow peak, the
 * way takes the short cut, and the tip beyond is still this curve's.
 */
export function reachEnclosed(ink: FloatImage, edge: Float32Array, options: ReachEnclosedOptions): void {
  const { others, pen, sign } = options;
  const reach = Math.ceil(enclosingPens * pen);
  const depths = edge.map((row) => row * sign);
  const before = deepestNear(depths, reach, -1);
  const behind = deepestNear(depths, reach, 1);
  for (let u = 0; u < edge.length; u++) {
    const depth = depths[u]!;
    const limit = Math.min(before[u]!, behind[u]!);
    // Comparisons with NaN are false: where there is no edge nothing is enclosed.
    if (!(limit > depth + 2 * pen)) continue;
    const found = lastInk(ink, u, { from: Math.ceil(depth) + 1, to: limit + pen, sign });
    if (Number.isNaN(found) || found < limit - pen / 2) continue;
    if (others.some((way) => way[u]! * sign - depth > 0 && way[u]! * sign <= found + pen)) continue;
    const row = found * sign;
    edge[u] = crossing(ink, { column: u, row, outward: sign }, darknessAt(ink, u, row - sign) / 2);
  }
}

/** The largest of the `reach` values before (−1) or behind (1) each; −Infinity where there is none. */
function deepestNear(values: Float32Array, reach: number, side: 1 | -1): Float32Array {
  const result = new Float32Array(values.length);
  // Places of values that none between them and the end exceeds, the largest first.
  const places = new Int32Array(values.length);
  let [head, tail] = [0, 0];
  const first = side < 0 ? 0 : values.length - 1;
  for (let n = 0; n < values.length; n++) {
    const u = first - side * n;
    while (head < tail && Math.abs(places[head]! - u) > reach) head++;
    result[u] = head < tail ? values[places[head]!]! : Number.NEGATIVE_INFINITY;
    if (Number.isNaN(values[u]!)) continue;
    while (head < tail && values[places[tail - 1]!]! <= values[u]!) tail--;
    places[tail++] = u;
  }
  return result;
}

interface Ray {
  /** Depths (rows times sign): ink is followed beyond `to` as long as it is whole. */
  readonly from: number;
  readonly to: number;
  readonly sign: 1 | -1;
}

/** Depth of the last ink on the way out; NaN where there is none. */
function lastInk(ink: FloatImage, column: number, { from, to, sign }: Ray): number {
  let found = Number.NaN;
  for (let depth = from; ; depth++) {
    const isInk = darknessAt(ink, column, depth * sign) >= inkThreshold;
    if (isInk) found = depth;
    else if (depth > to) return found;
  }
}
