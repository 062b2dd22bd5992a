import type { FloatImage } from '../../model/image.ts';

/** First and last row of a piece of a column. */
export interface Part {
  readonly top: number;
  readonly bottom: number;
}

/** A run of ink. */
export interface ColumnRun extends Part {
  readonly column: number;
}

export interface OwnPart extends Part {
  /** Another curve runs through the same ink. */
  readonly shared: boolean;
}

export interface OwnPartOptions {
  /** Way of the curve: a row of pixels a column. */
  readonly path: Float32Array;
  /** Ways of the other curves of the page. */
  readonly others: readonly Float32Array[];
  /** Diameter of the pen in pixels, roughly. */
  readonly pen: number;
}

/** Strokes are taken to end this many pen widths beyond the way, unless nothing else explains the ink beyond. */
const windowPens = 0.8;

/** A way that climbs less than this many pen widths nearby goes straight on. */
const straightPens = 1.5;

/** A neck has at most this part of the ink of the strokes on both sides of it. */
const thinNeck = 0.55;

/**
 * The part of a run that is this curve's. A run with nobody else in it is all its own. Where another curve shares it, a curve
 * that goes straight on there only crosses it, and keeps its own width; one that climbs there owns the ink up to its end,
 * less the width of a flat neighbour that it ends on.
 */
export function ownPart(ink: FloatImage, run: ColumnRun, options: OwnPartOptions): OwnPart {
  const { column } = run;
  const { path, pen } = options;
  const others = run.bottom - run.top > 2 * pen ? waysThrough(run, options.others) : [];
  if (others.length === 0) return { top: run.top, bottom: run.bottom, shared: false };
  const y = path[column]!;
  const wide = Math.max(2, Math.round(2 * pen));
  const climb = spanNear(path, column, wide);
  const isStraight = climb < straightPens * pen;
  if (isStraight && others.some((way) => spanNear(way, column, wide) > straightPens * pen)) {
    const [l, h] = rangeBetween(path, column);
    return {
      top: Math.max(run.top, l - windowPens * pen),
      bottom: Math.min(run.bottom, h + windowPens * pen),
      shared: true,
    };
  }
  const strangers = others.filter((way) => Math.abs(way[column]! - y) > pen);
  if (strangers.length === 0) return { top: run.top, bottom: run.bottom, shared: false };
  const [low, high] = rangeBetween(path, column);
  let { top, bottom } = run;
  for (const way of strangers) {
    const theirs = way[column]!;
    const neck = isStraight ? null : findNeck(ink, column, { from: Math.min(y, theirs), to: Math.max(y, theirs), pen });
    const crossedOnly = isStraight || spanNear(way, column, wide) > climb;
    if (theirs < y)
      top = Math.max(
        top,
        neck ?? (crossedOnly ? low - windowPens * pen : endOn(run.top, theirs, { pen, outward: -1 })),
      );
    else
      bottom = Math.min(
        bottom,
        neck ?? (crossedOnly ? high + windowPens * pen : endOn(run.bottom, theirs, { pen, outward: 1 })),
      );
  }
  return { top, bottom, shared: true };
}

function waysThrough({ column, top, bottom }: ColumnRun, ways: readonly Float32Array[]): readonly Float32Array[] {
  return ways.filter((way) => way[column]! >= top - 1 && way[column]! <= bottom + 1);
}

/** Row at which two strokes that meet tip to tip are joined by a neck of little ink; null where they run into each other. */
function findNeck(
  ink: FloatImage,
  column: number,
  between: { readonly from: number; readonly to: number; readonly pen: number },
): number | null {
  const { from, to, pen } = between;
  const reach = Math.ceil(pen);
  const sums: number[] = [];
  const first = Math.ceil(from + pen / 2);
  for (let row = first; row <= to - pen / 2; row++) {
    let sum = 0;
    for (let d = -reach; d <= reach; d++) sum += ink.data[row * ink.width + column + d] ?? 0;
    sums.push(sum);
  }
  if (sums.length < 3) return null;
  const least = sums.indexOf(Math.min(...sums));
  const before = Math.max(...sums.slice(0, least + 1));
  const after = Math.max(...sums.slice(least));
  return sums[least]! < thinNeck * Math.min(before, after) ? first + least : null;
}

/** End of a stroke that reaches a flat neighbour: on its near side when the run ends with it, else the end of the run. */
function endOn(end: number, theirs: number, side: { readonly pen: number; readonly outward: 1 | -1 }): number {
  const { pen, outward } = side;
  const beyond = (end - theirs) * outward;
  return beyond < pen ? theirs - (outward * pen) / 2 : end;
}

/** Lowest and highest row of the way in a column: half way to both neighbours, since beyond it the ink is theirs. */
function rangeBetween(path: Float32Array, column: number): [number, number] {
  const own = path[column]!;
  let [low, high] = [own, own];
  for (const side of [-1, 1]) {
    const y = path[column + side];
    if (y === undefined || Number.isNaN(y)) continue;
    low = Math.min(low, (y + own) / 2);
    high = Math.max(high, (y + own) / 2);
  }
  return [low, high];
}

/** How far the way climbs within `reach` columns. */
function spanNear(path: Float32Array, column: number, reach: number): number {
  let [low, high] = [path[column]!, path[column]!];
  for (let d = -reach; d <= reach; d++) {
    const y = path[column + d];
    if (y === undefined || Number.isNaN(y)) continue;
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  return high - low;
}
