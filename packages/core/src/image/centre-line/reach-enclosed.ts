import type { FloatImage } from '../../model/image.ts';
import { inkThreshold } from './column-edges.ts';
import { crossing } from './crossing.ts';

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
  const strokes = edge.slice();
  const deepest = (from: number, to: number) => {
    let best = -Infinity;
    for (let u = Math.max(from, 0); u <= Math.min(to, strokes.length - 1); u++) {
      if (strokes[u]! * sign > best) best = strokes[u]! * sign;
    }
    return best;
  };
  for (let u = 0; u < edge.length; u++) {
    if (Number.isNaN(strokes[u]!)) continue;
    const limit = Math.min(deepest(u - reach, u - 1), deepest(u + 1, u + reach));
    if (!(limit > strokes[u]! * sign + 2 * pen)) continue;
    const at = (row: number) => ink.data[row * ink.width + u] ?? 0;
    const isInk = (depth: number) => at(depth * sign) >= inkThreshold;
    let found = Number.NaN;
    for (let depth = Math.ceil(strokes[u]! * sign) + 1; depth <= limit + pen || isInk(depth); depth++) {
      if (isInk(depth)) found = depth;
    }
    const isTaken = others.some((way) => (way[u]! - strokes[u]!) * sign > 0 && way[u]! * sign <= found + pen);
    if (Number.isNaN(found) || isTaken || found < limit - pen / 2) continue;
    edge[u] = crossing(at, { row: found * sign, outward: sign }, at(found * sign - sign) / 2);
  }
}
