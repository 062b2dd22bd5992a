import type { InkRuns } from '../../image/ink-runs.ts';
import type { InkComponents } from '../../image/label-runs.ts';

/** A row of trace on a page of unknown scale, in pixels of the frame. */
export interface TraceRow {
  readonly baseline: number;
  /** First and last column of its trace. */
  readonly first: number;
  readonly last: number;
  /** Steep strokes that stand on the row: QRS complexes, counted once each. */
  readonly spikes: number;
  /** Middles of the columns in which its trace is broken off or steep: fast strokes are too faint at times. */
  readonly breaks: readonly number[];
  /** Part of its columns that show flat trace. */
  readonly flatShare: number;
  /** Part of its columns with ink that show one stroke only: words have several, one over another. */
  readonly singleShare: number;
}

/** What of the ink is trace: lengths in pixels of the frame. */
export interface FoundTraceRows {
  readonly rows: readonly TraceRow[];
  /** Usual height of flat trace. */
  readonly pen: number;
}

export interface FindTraceRowsOptions {
  /** Components that are no trace: calibration pulses. */
  readonly ignored: ReadonlySet<number>;
  /** First and last column in which traces are looked for: pulses that are drawn on into them stand outside. */
  readonly columns?: readonly [number, number];
}

/** All lengths are parts of the longer side of the frame; in brackets what they are on an A4 page. */
/** Connected ink at least this long is trace, not print (9 mm). */
const traceLength = 0.03;
/** Flat pieces gather around a baseline within a Gaussian of this deviation (1 mm). */
const wander = 0.0035;
/** Rows closer than this are one (6 mm). */
const leastDistance = 0.02;
/** Flat trace within this distance of the baseline belongs to its row (4 mm). */
const reach = 0.0135;
/** A row shows flat trace on at least this many columns (36 mm), and on this part of what the best row has. */
const leastFlat = 0.12;
const leastShare = 0.35;
/** A flat run is at most this many pens high, a spike at least this many. */
const flatPens = 2.5;
const spikePens = 8;
/** A stroke higher than this (65 mm) is ruled. */
const highestSpike = 0.22;
/** Spikes closer than this are one complex (4 mm: 160 ms at 25 mm/s). */
const complex = 0.0135;
/** Gaps of a trace that may be a faint complex are at least this wide (0.5 mm), and narrower than one that ends it (4 mm). */
const leastBreak = 0.0017;
/** Trace that stands farther than this from the rest of its row is print (24 mm). */
const longestGap = 0.08;

/** Finds rows by where flat pieces of long ink gather. Their number, extent and spikes are for the caller to judge. */
export function findTraceRows(
  runs: InkRuns,
  components: InkComponents,
  options: FindTraceRowsOptions = { ignored: new Set() },
): FoundTraceRows {
  const side = Math.max(runs.width, runs.height);
  const [from, to] = options.columns ?? [0, runs.width - 1];
  const isLong = (k: number, u: number) => {
    const n = components.label[k]!;
    if (u < from || u > to) return false;
    return components.right[n]! - components.left[n]! >= traceLength * side && !options.ignored.has(n);
  };
  const pen = usualHeight(runs, isLong);
  const density = new Float64Array(runs.height);
  forEachRun(runs, (k, u) => {
    if (!isLong(k, u) || heightOf(runs, k) > flatPens * pen) return;
    density[(runs.top[k]! + runs.bottom[k]!) >> 1]!++;
  });
  const rows = gatherBaselines(density, side)
    .map((baseline) => measureRow(runs, { baseline, pen, isLong, side }))
    .filter((row) => row.flat >= leastFlat * side);
  const best = Math.max(0, ...rows.map((row) => row.flat));
  return { rows: rows.filter((row) => row.flat >= leastShare * best), pen };
}

function forEachRun(runs: InkRuns, visit: (k: number, column: number) => void): void {
  for (let u = 0; u < runs.width; u++) for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) visit(k, u);
}

function heightOf(runs: InkRuns, k: number): number {
  return runs.bottom[k]! - runs.top[k]! + 1;
}

/** Most of a trace is flat: the lower quartile of its heights is the pen. */
function usualHeight(runs: InkRuns, isLong: (k: number, u: number) => boolean): number {
  const heights: number[] = [];
  forEachRun(runs, (k, u) => {
    if (isLong(k, u)) heights.push(heightOf(runs, k));
  });
  return heights.sort((a, b) => a - b)[heights.length >> 2] ?? 1;
}

function gatherBaselines(density: Float64Array, side: number): number[] {
  const sigma = Math.max(1, wander * side);
  const spread = Math.ceil(3 * sigma);
  const kernel = Float64Array.from({ length: 2 * spread + 1 }, (_, k) =>
    Math.exp(-((k - spread) ** 2) / (2 * sigma * sigma)),
  );
  const smooth = density.map((_, v) => {
    let sum = 0;
    for (let d = -spread; d <= spread; d++) sum += (density[v + d] ?? 0) * kernel[d + spread]!;
    return sum;
  });
  const peaks = [...smooth.keys()]
    .filter((v) => smooth[v]! > 0 && smooth[v]! >= (smooth[v - 1] ?? 0) && smooth[v]! > (smooth[v + 1] ?? 0))
    .sort((a, b) => smooth[b]! - smooth[a]!);
  const kept: number[] = [];
  for (const v of peaks) if (kept.every((other) => Math.abs(other - v) >= leastDistance * side)) kept.push(v);
  return kept.sort((a, b) => a - b);
}

interface RowSearch {
  readonly baseline: number;
  readonly pen: number;
  readonly side: number;
  readonly isLong: (k: number, u: number) => boolean;
}

function measureRow(runs: InkRuns, { baseline, pen, side, isLong }: RowSearch): TraceRow & { readonly flat: number } {
  const strokes = new Uint8Array(runs.width);
  const isFlat = new Uint8Array(runs.width);
  const isDrawn = new Uint8Array(runs.width);
  const isRuled = new Uint8Array(runs.width);
  let spikes = 0;
  let lastSpike = -Infinity;
  forEachRun(runs, (k, u) => {
    const [top, bottom, height] = [runs.top[k]!, runs.bottom[k]!, heightOf(runs, k)];
    if (top > baseline + reach * side || bottom < baseline - reach * side) return;
    strokes[u]!++;
    if (!isLong(k, u)) return;
    isDrawn[u] = 1;
    if (height <= flatPens * pen) isFlat[u] = 1;
    if (height > highestSpike * side) isRuled[u] = 1;
    if (height < spikePens * pen || height > highestSpike * side) return;
    if (u - lastSpike > complex * side) spikes++;
    lastSpike = u;
  });
  const { first, last } = reachOut(longestStretch(isFlat, longestGap * side), isDrawn, complex * side);
  let [flat, single, inked] = [0, 0, 0];
  for (let u = first; u <= last; u++) {
    flat += isFlat[u]!;
    if (strokes[u]! > 0) inked++;
    if (strokes[u] === 1) single++;
  }
  const flatShare = flat / Math.max(1, last - first + 1);
  const breaks = findBreaks(isFlat, isRuled, { first, last, side });
  return { baseline, first, last, spikes, breaks, flat, flatShare, singleShare: single / Math.max(1, inked) };
}

/** Middles of the gaps in flat trace that are as wide as a complex may be. Where an upright is ruled there is none. */
function findBreaks(
  isFlat: Uint8Array,
  isRuled: Uint8Array,
  { first, last, side }: { readonly first: number; readonly last: number; readonly side: number },
): number[] {
  const breaks: number[] = [];
  let previous = first;
  for (let u = first + 1; u <= last; u++) {
    if (isFlat[u] === 0) continue;
    const width = u - previous - 1;
    const isFree = !isRuled.subarray(previous, u).includes(1);
    if (isFree && width >= leastBreak * side && width <= complex * side) breaks.push((u + previous) / 2);
    previous = u;
  }
  return breaks;
}

/** The stretch with the steep strokes at its ends: no gap in them is over the given one. */
function reachOut({ first, last }: { first: number; last: number }, isDrawn: Uint8Array, gap: number) {
  const reach = (from: number, step: 1 | -1) => {
    let end = from;
    for (let u = from; Math.abs(u - end) <= gap && u >= 0 && u < isDrawn.length; u += step)
      if (isDrawn[u] === 1) end = u;
    return end;
  };
  return last < first ? { first, last } : { first: reach(first, -1), last: reach(last, 1) };
}

/** The longest stretch of marked columns without a gap over the given one. */
function longestStretch(marked: Uint8Array, gap: number): { first: number; last: number } {
  let best = { first: 0, last: -1 };
  let [start, previous] = [-1, -Infinity];
  for (let u = 0; u < marked.length; u++) {
    if (marked[u] === 0) continue;
    if (u - previous > gap) start = u;
    previous = u;
    if (u - start > best.last - best.first) best = { first: start, last: u };
  }
  return best;
}
