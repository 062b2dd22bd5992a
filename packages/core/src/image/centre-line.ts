import type { FloatImage } from '../model/image.ts';

export interface CentreLineOptions {
  /** Way of the curve through the ink: a row of pixels a column, NaN where it has none. */
  readonly path: Float32Array;
  /** Ways of the other curves of the page: ink that they explain is not taken for this one's. */
  readonly others: readonly Float32Array[];
  /** Diameter of the pen in pixels; null: measured on the flat pieces of this curve. */
  readonly penWidth: number | null;
}

export interface CentreLine {
  /** Row of the centre of the stroke a column, sub-pixel; NaN where nothing is drawn. */
  readonly y: Float32Array;
  /** Distance, in pixels, of the two edges after both were moved to the centre: 0 where they agree. */
  readonly spread: Float32Array;
  readonly penWidth: number;
}

/** Ink that counts as drawn. */
const inkThreshold = 0.35;
/** Edges count as straight and level below this bend and rise (pixels) over five columns; fewer columns than this decide nothing. */
const straightBend = 0.25;
const levelRise = 0.6;
const fewColumns = 40;
const jitterQuantile = 0.1;
/** Strokes at least this high (pixels) in one column are steep; this few of them say nothing. */
const steepHeight = 18;
const fewSteep = 12;
const steepQuantile = 0.4;
/** Strokes are taken to end this many pen widths beyond the way, unless nothing else explains the ink beyond. */
const windowPens = 0.8;
/** Strokes this near (pen widths) on both sides of a hole have run together there. */
const flankPens = 0.5;
/** A way that climbs less than this many pen widths nearby goes straight on. */
const straightPens = 1.5;

/**
 * Centre line of a pen stroke, not the centroid of its ink: upper and lower ink edge at half darkness, each moved inward by
 * the disc of the pen (erosion of the upper, dilation of the lower edge). On straight strokes the two agree; where they do
 * not, the curve has a peak, where the upper edge knows it, or a valley, where the lower one does.
 */
export function centreLine(ink: FloatImage, options: CentreLineOptions): CentreLine {
  const { width } = ink;
  const upper = new Float32Array(width).fill(Number.NaN);
  const lower = new Float32Array(width).fill(Number.NaN);
  const shared = new Uint8Array(width);
  const reach = options.penWidth ?? 3;
  for (let u = 0; u < width; u++) {
    if (Number.isNaN(options.path[u]!)) continue;
    const edges = edgesAt(ink, u, options, reach);
    if (edges === null) continue;
    upper[u] = edges.upper;
    lower[u] = edges.lower;
    shared[u] = edges.shared ? 1 : 0;
  }
  const penWidth = options.penWidth ?? Math.min(measurePen(upper, lower), measureSteepPen(ink, upper, lower));
  reachEnclosed(ink, upper, options, { pen: penWidth, sign: -1 });
  reachEnclosed(ink, lower, options, { pen: penWidth, sign: 1 });
  const radius = penWidth / 2;
  const closed = moveByDisc(upper, radius, 1);
  const opened = moveByDisc(lower, radius, -1);
  const y = new Float32Array(width).fill(Number.NaN);
  const spread = new Float32Array(width).fill(Number.NaN);
  for (let u = 0; u < width; u++) {
    if (Number.isNaN(upper[u]!)) continue;
    y[u] = settle(closed, opened, u, Math.max(2, Math.round(penWidth)));
    spread[u] = Math.abs(opened[u]! - closed[u]!);
  }
  restoreTips(y, upper, shared, { radius, sign: 1 });
  restoreTips(y, lower, shared, { radius, sign: -1 });
  return { y, spread, penWidth };
}

interface ColumnEdges {
  readonly upper: number;
  readonly lower: number;
  /** Another curve runs through the same ink. */
  readonly shared: boolean;
}

/** Sub-pixel upper and lower edge of this curve's ink in a column; null where the way crosses bare paper. */
function edgesAt(ink: FloatImage, u: number, options: CentreLineOptions, pen: number): ColumnEdges | null {
  const { width, height, data } = ink;
  const at = (v: number) => (v < 0 || v >= height ? 0 : data[v * width + u]!);
  const place = Math.round(options.path[u]!);
  const start = [0, -1, 1, -2, 2].map((d) => place + d).find((v) => at(v) >= inkThreshold);
  if (start === undefined) return null;
  const inside = (v: number) => at(v) >= inkThreshold || isFlanked(ink, u, v, Math.max(1, Math.round(flankPens * pen)));
  let top = start;
  while (inside(top - 1)) top--;
  let bottom = start;
  while (inside(bottom + 1)) bottom++;
  while (at(top) < inkThreshold) top++;
  while (at(bottom) < inkThreshold) bottom--;
  const own = ownPart(ink, { top, bottom }, u, { ...options, penWidth: pen });
  let darkest = 0;
  for (let v = Math.ceil(own.top); v <= own.bottom; v++) darkest = Math.max(darkest, at(v));
  const level = darkest / 2;
  return {
    upper: own.top > top ? own.top : crossing(at, own.top, -1, level),
    lower: own.bottom < bottom ? own.bottom : crossing(at, own.bottom, 1, level),
    shared: own.shared,
  };
}

/** A hole between two strokes that all but touch: ink close by on both sides. It does not end a run. */
function isFlanked(ink: FloatImage, u: number, v: number, reach: number): boolean {
  if (v < 0 || v >= ink.height) return false;
  const row = v * ink.width;
  let [left, right] = [false, false];
  for (let d = 1; d <= reach; d++) {
    left ||= ink.data[row + Math.max(u - d, 0)]! >= inkThreshold;
    right ||= ink.data[row + Math.min(u + d, ink.width - 1)]! >= inkThreshold;
  }
  return left && right;
}

/** Where the darkness passes `level` at the outer end of a run: steps inward or outward until it brackets the level. */
function crossing(at: (v: number) => number, end: number, outward: 1 | -1, level: number): number {
  let v = end;
  for (let n = 0; n < 3 && at(v) < level; n++) v -= outward;
  for (let n = 0; n < 3 && at(v + outward) >= level; n++) v += outward;
  const inside = at(v);
  const outside = at(v + outward);
  const part = inside > outside ? (inside - level) / (inside - outside) : 0.5;
  return v + outward * Math.min(Math.max(part, 0), 1);
}

interface Part {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The part of a run that is this curve's. A run with nobody else in it is all its own. Where another curve shares it, a curve
 * that goes straight on there only crosses it, and keeps its own width; one that climbs there owns the ink up to its end,
 * less the width of a flat neighbour that it ends on.
 */
function ownPart(ink: FloatImage, run: Part, u: number, options: CentreLineOptions): Part & { readonly shared: boolean } {
  const pen = options.penWidth ?? 3;
  const others = run.bottom - run.top > 2 * pen ? options.others.filter((way) => way[u]! >= run.top - 1 && way[u]! <= run.bottom + 1) : [];
  const y = options.path[u]!;
  const strangers = others.filter((way) => Math.abs(way[u]! - y) > pen);
  if (strangers.length === 0) return { ...run, shared: false };
  const [low, high] = rangeNear(options.path, u, 1);
  const wide = Math.max(2, Math.round(2 * pen));
  const climb = spanNear(options.path, u, wide);
  let { top, bottom } = run;
  for (const way of strangers) {
    const theirs = way[u]!;
    const theirClimb = spanNear(way, u, wide);
    const crossedOnly = climb < straightPens * pen || theirClimb > climb;
    const above = theirs < y;
    const neck = climb < straightPens * pen ? null : findNeck(ink, u, Math.min(y, theirs), Math.max(y, theirs), pen);
    if (above) top = Math.max(top, neck ?? (crossedOnly ? low - windowPens * pen : endsOn(run.top, theirs, pen, -1)));
    else bottom = Math.min(bottom, neck ?? (crossedOnly ? high + windowPens * pen : endsOn(run.bottom, theirs, pen, 1)));
  }
  return { top, bottom, shared: true };
}

/** A neck has at most this part of the ink of the strokes on both sides of it. */
const thinNeck = 0.55;

/** Row at which two strokes that meet tip to tip are joined by a neck of little ink; null where they run into each other. */
function findNeck(ink: FloatImage, u: number, from: number, to: number, pen: number): number | null {
  const reach = Math.ceil(pen);
  const sums: number[] = [];
  const first = Math.ceil(from + pen / 2);
  for (let v = first; v <= to - pen / 2; v++) {
    let sum = 0;
    for (let d = -reach; d <= reach; d++) sum += ink.data[v * ink.width + u + d] ?? 0;
    sums.push(sum);
  }
  if (sums.length < 3) return null;
  const least = sums.indexOf(Math.min(...sums));
  const before = Math.max(...sums.slice(0, least + 1));
  const after = Math.max(...sums.slice(least));
  return sums[least]! < thinNeck * Math.min(before, after) ? first + least : null;
}

/** End of a stroke that reaches a flat neighbour: on its near side when the run ends with it, else the end of the run. */
function endsOn(end: number, theirs: number, pen: number, outward: 1 | -1): number {
  const beyond = (end - theirs) * outward;
  return beyond < pen ? theirs - (outward * pen) / 2 : end;
}

/** Lowest and highest row of the way half way to its neighbours `reach` columns off. */
function rangeNear(path: Float32Array, u: number, reach: number): [number, number] {
  let [low, high] = [path[u]!, path[u]!];
  for (const d of [-reach, reach]) {
    const y = path[u + d];
    if (y === undefined || Number.isNaN(y)) continue;
    // Half way to the neighbour: beyond it the ink belongs to the next column.
    low = Math.min(low, (y + path[u]!) / 2);
    high = Math.max(high, (y + path[u]!) / 2);
  }
  return [low, high];
}

/** How far the way climbs within `reach` columns. */
function spanNear(path: Float32Array, u: number, reach: number): number {
  let [low, high] = [path[u]!, path[u]!];
  for (let d = -reach; d <= reach; d++) {
    const y = path[u + d];
    if (y === undefined || Number.isNaN(y)) continue;
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  return high - low;
}

/**
 * Median distance of the edges where both run straight and level: only there is it the pen. Curves that jitter everywhere
 * give a small quantile instead, since whatever jitters makes the stroke look thicker, never thinner.
 */
function measurePen(upper: Float32Array, lower: Float32Array): number {
  const straight: number[] = [];
  const all: number[] = [];
  const isStraight = (edge: Float32Array, u: number) =>
    Math.abs(edge[u - 2]! + edge[u + 2]! - 2 * edge[u]!) < straightBend && Math.abs(edge[u + 2]! - edge[u - 2]!) < levelRise;
  for (let u = 2; u < upper.length - 2; u++) {
    const width = lower[u]! - upper[u]!;
    if (Number.isNaN(width)) continue;
    all.push(width);
    if (isStraight(upper, u) && isStraight(lower, u)) straight.push(width);
  }
  const quantile = (values: number[], part: number) => values.sort((a, b) => a - b)[Math.floor(values.length * part)];
  return quantile(straight, straight.length < fewColumns ? 2 : 0.5) ?? quantile(all, jitterQuantile) ?? 3;
}

/** Low quantile of the width, along the row, of steep strokes: the pen itself where a stroke stands upright. */
function measureSteepPen(ink: FloatImage, upper: Float32Array, lower: Float32Array): number {
  const widths: number[] = [];
  for (let u = 1; u < ink.width - 1; u++) {
    const height = lower[u]! - upper[u]!;
    if (!(height > steepHeight)) continue;
    const row = Math.round((upper[u]! + lower[u]!) / 2) * ink.width;
    let sum = ink.data[row + u]!;
    for (const step of [-1, 1]) {
      for (let k = u + step; k >= 0 && k < ink.width && ink.data[row + k]! > 0.1; k += step) sum += ink.data[row + k]!;
    }
    widths.push(sum);
  }
  if (widths.length < fewSteep) return Infinity;
  return widths.sort((a, b) => a - b)[Math.floor(widths.length * steepQuantile)]!;
}

/** Places on the pen's disc at which an edge is tested, in radii from its middle. */
const discPlaces = [-1, -0.92, -0.8, -0.65, -0.5, -0.25, 0, 0.25, 0.5, 0.65, 0.8, 0.92, 1] as const;

const discOf = (radius: number) =>
  discPlaces.map((place) => ({ d: place * radius, rise: radius * Math.sqrt(1 - place * place) }));

/**
 * Moves an edge inward by the pen's disc. `sign` 1: the upper edge (rows grow downward, so inward is +), −1: the lower one.
 * Between columns the edge is interpolated, since a pen is only two or three pixels wide.
 */
function moveByDisc(edge: Float32Array, radius: number, sign: 1 | -1): Float32Array {
  const result = new Float32Array(edge.length).fill(Number.NaN);
  const disc = discOf(radius);
  for (let u = 0; u < edge.length; u++) {
    if (Number.isNaN(edge[u]!)) continue;
    let best = edge[u]! * sign + radius;
    for (const { d, rise } of disc) {
      const left = Math.floor(u + d);
      const a = edge[left];
      const b = edge[left + 1];
      if (a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b)) continue;
      best = Math.max(best, (a + (b - a) * (u + d - left)) * sign + rise);
    }
    result[u] = best * sign;
  }
  return result;
}

/** One line from the two: their mean on straight pieces, the upper on peaks, the lower in valleys. */
function settle(closed: Float32Array, opened: Float32Array, u: number, span: number): number {
  const [c, o] = [closed[u]!, opened[u]!];
  const middle = (c + o) / 2;
  const gap = Math.abs(o - c);
  if (gap < 0.3) return middle;
  const around = (d: number) => {
    const value = (closed[u + d]! + opened[u + d]!) / 2;
    return Number.isNaN(value) ? middle : value;
  };
  // Rows grow downward: a peak has its neighbours at larger rows.
  const bend = (around(-span) + around(span)) / 2 - middle;
  const part = Math.min(Math.max(0.5 + bend / gap, 0), 1);
  return part * Math.min(c, o) + (1 - part) * Math.max(c, o);
}

/** A tip is missing where the ink ends this many pen widths beyond the stroke drawn along the line found. */
const missingTip = 0.5;

/**
 * Leads the line up to the ends of narrow peaks that the disc cut off: blur makes tips thinner than the pen. A tip is a column
 * whose edge stands out from both sides; the line is moved there and half way in the columns beside it. `sign` 1: upper
 * edge, −1: lower edge.
 */
function restoreTips(
  y: Float32Array,
  edge: Float32Array,
  shared: Uint8Array,
  pen: { readonly radius: number; readonly sign: 1 | -1 },
): void {
  const { radius, sign } = pen;
  const breadth = Math.ceil(2 * radius);
  for (let top = breadth; top < y.length - breadth; top++) {
    const height = edge[top]! * sign;
    if (Number.isNaN(height) || shared[top] === 1) continue;
    let isTip = true;
    let drawn = Infinity;
    for (let u = top - breadth; u <= top + breadth && isTip; u++) {
      isTip = edge[u]! * sign >= height;
      drawn = Math.min(drawn, y[u]! * sign - radius);
    }
    const standsOut = [top - breadth, top + breadth].every((u) => edge[u]! * sign - height > 2 * radius);
    if (!isTip || !standsOut || !(drawn - height > missingTip * 2 * radius)) continue;
    const tip = (height + radius) * sign;
    y[top] = tip;
    for (const side of [-1, 1]) {
      const half = (tip + y[top + 2 * side]!) / 2;
      if (half * sign < y[top + side]! * sign) y[top + side] = half;
    }
  }
}

/** Columns on each side, in pen widths, in which the strokes that enclose a tip are looked for. */
const enclosingPens = 4;

/**
 * Leads an edge on to ink that its own strokes enclose: where print joins the two strokes of a narrow peak, the way takes the
 * short cut, and the tip beyond is still this curve's. `sign` 1: lower edge, −1: upper edge.
 */
function reachEnclosed(
  ink: FloatImage,
  edge: Float32Array,
  options: CentreLineOptions,
  stroke: { readonly pen: number; readonly sign: 1 | -1 },
): void {
  const { pen, sign } = stroke;
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
    const isInk = (depth: number) => (ink.data[depth * sign * ink.width + u] ?? 0) >= inkThreshold;
    let found = Number.NaN;
    for (let depth = Math.ceil(strokes[u]! * sign) + 1; depth <= limit + pen || isInk(depth); depth++) {
      if (isInk(depth)) found = depth;
    }
    const isTaken = options.others.some((way) => (way[u]! - strokes[u]!) * sign > 0 && way[u]! * sign <= found + pen);
    if (Number.isNaN(found) || isTaken || found < limit - pen / 2) continue;
    const at = (v: number) => ink.data[v * ink.width + u] ?? 0;
    edge[u] = crossing(at, found * sign, sign, at(found * sign - sign) / 2);
  }
}
