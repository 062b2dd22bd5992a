import type { InkRuns } from '../../image/ink-runs.ts';
import type { FloatImage } from '../../model/image.ts';
import { median } from '../../signal/median.ts';
import { type FreePulse, pulseHeights, pulseWidths } from './find-free-pulses.ts';

export interface FindFaintPulsesOptions {
  /** Width of the drawn line, in pixels. */
  readonly pen: number;
  /** Columns in which pulses may stand. */
  readonly zones: readonly { readonly from: number; readonly to: number }[];
  /** Heights at which rows run: the feet of pulses that run into one another. */
  readonly baselines: readonly number[];
  /** The least ink of an edge over that of the paper beside it (part of full ink). */
  readonly leastContrast: number;
}

/** A flat side is at most this many pens high, and climbs by no more than this many pixels a column. */
const thin = 2;
const climb = 1;
/** It stays level within this many pens. */
const level = 1.3;
/** Edges stand within this many pens of the ends of the flat side; the paper beside them is looked at so far from them. */
const endReach = 1.5;
const besidePens = 3;
/** The ink of an edge is at least this many times that of the paper beside it. */
const leastRatio = 3;
/** An edge goes on as long as it is at least this part as dark as near the flat side; darkness is averaged over these rows. */
const goesOn = 0.4;
const smoothRows = 5;
/** At most this part of the columns of a pulse has ink at its foot, and so between its edges. */
const mostClosed = 0.15;
const inkThreshold = 0.35;
/** A baseline is the foot where the edges reach it, within this many pens. */
const atBaseline = 3;

/**
 * Finds pulses whose upright strokes are so faint that ink does not connect them, as fast pens draw them, and those that
 * run into the pulses of other rows: a flat side with a stroke below (or above) both ends. One flat side may give several,
 * with feet at different heights: pulses of other rows tell which is right.
 */
export function findFaintPulses(cover: FloatImage, runs: InkRuns, options: FindFaintPulsesOptions): FreePulse[] {
  const side = Math.max(runs.width, runs.height);
  const segments = options.zones.flatMap((zone) => flatSegments(runs, { ...zone, pen: options.pen, side }));
  return ([1, -1] as const).flatMap((down) => {
    const found: FreePulse[] = [];
    // From where the last foot is: a pulse may stand on the flat side of the next one, which has been found then.
    const inOrder = [...segments].sort((a, b) => (b.middle - a.middle) * down);
    for (const segment of inOrder) found.push(...pulsesUnder(cover, segment, { ...options, side, down, found }));
    return found;
  });
}

interface FlatSegment {
  readonly first: number;
  readonly last: number;
  readonly middle: number;
}

/** Level pieces of line as long as a pulse is wide. */
function flatSegments(
  runs: InkRuns,
  { from, to, pen, side }: { readonly from: number; readonly to: number; readonly pen: number; readonly side: number },
): FlatSegment[] {
  const highest = thin * pen + 1;
  const middleOf = (k: number) => (runs.top[k]! + runs.bottom[k]!) / 2;
  const isThin = (k: number) => runs.bottom[k]! - runs.top[k]! + 1 <= highest;
  const next = (column: number, middle: number) => {
    for (let k = runs.first[column]!; k < (runs.first[column + 1] ?? 0); k++) {
      if (isThin(k) && Math.abs(middleOf(k) - middle) <= climb) return k;
    }
    return -1;
  };
  const found: FlatSegment[] = [];
  const end = Math.min(runs.width - 1, Math.floor(to));
  for (let u = Math.max(1, Math.ceil(from)); u < end; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      if (!isThin(k) || next(u - 1, middleOf(k)) >= 0) continue;
      const middles = [middleOf(k)];
      for (let v = u + 1; v < runs.width && middles.length <= pulseWidths[1] * side; v++) {
        const n = next(v, middles.at(-1)!);
        if (n < 0) break;
        middles.push(middleOf(n));
      }
      const width = middles.length;
      if (width < pulseWidths[0] * side || width > pulseWidths[1] * side) continue;
      if (Math.max(...middles) - Math.min(...middles) > 2 * level * pen) continue;
      found.push({ first: u, last: u + width - 1, middle: median(middles) });
    }
  }
  return found;
}

interface PulseLook extends FindFaintPulsesOptions {
  readonly side: number;
  /** 1: the feet stand below the flat side; −1: above it. */
  readonly down: 1 | -1;
  /** Pulses that were found already. */
  readonly found: readonly FreePulse[];
}

function pulsesUnder(cover: FloatImage, { first, last, middle }: FlatSegment, look: PulseLook): FreePulse[] {
  const { pen, side, down, baselines } = look;
  const left = strongestEdge(cover, { near: first + pen / 2, middle }, look);
  const right = strongestEdge(cover, { near: last - pen / 2, middle }, look);
  if (left === null || right === null) return [];
  const start = Math.round(2 * pen);
  const [l, r] = [edgeProfile(cover, left, middle, look), edgeProfile(cover, right, middle, look)];
  const weaker = l.map((value, n) => Math.min(value, r[n]!));
  const usual = median(Array.from(weaker.subarray(start, Math.round(pulseHeights[0] * side))));
  let [sum, best, reach] = [0, 0, 0];
  for (let n = start; n < weaker.length; n++) {
    sum += Math.min(weaker[n]!, 1.5 * usual) - goesOn * usual;
    if (sum > best) [best, reach] = [sum, n];
  }
  const feet = [middle + down * reach];
  for (const baseline of baselines) {
    const height = (baseline - middle) * down;
    if (height > pulseHeights[0] * side && height < reach - atBaseline * pen) feet.push(baseline);
  }
  return feet
    .filter((foot) => Math.abs(foot - middle) >= pulseHeights[0] * side)
    .filter((foot) => inkShare(cover, { left, right, foot }, pen) <= mostClosed || standsOnNext(left, foot, look))
    .map((foot) => ({ left, right, top: middle, foot }));
}

/** Whether what closes the foot is the flat side of a pulse that was found. */
function standsOnNext(left: number, foot: number, { found, pen }: PulseLook): boolean {
  return found.some((next) => Math.abs(next.left - left) <= pen && Math.abs(next.top - foot) <= atBaseline * pen);
}

/** The column near the end of a flat side at which an upright stroke begins; null where none does. */
function strongestEdge(
  cover: FloatImage,
  { near, middle }: { readonly near: number; readonly middle: number },
  look: PulseLook,
): number | null {
  const { pen, side } = look;
  const rows = Math.round(pulseHeights[0] * side);
  let best = { column: Number.NaN, ink: 0, paper: 0 };
  for (let u = Math.round(near - endReach * pen); u <= Math.round(near + endReach * pen); u++) {
    let [ink, paper] = [0, 0];
    for (let n = Math.round(2 * pen); n < rows; n++) {
      const v = Math.round(middle + look.down * n);
      ink += inkAt(cover, u, v);
      paper += Math.max(inkAt(cover, u - besidePens * pen, v), inkAt(cover, u + besidePens * pen, v));
    }
    if (ink - paper > best.ink - best.paper) best = { column: u, ink, paper };
  }
  const count = rows - Math.round(2 * pen);
  if (!(best.ink - best.paper >= look.leastContrast * count) || best.ink < leastRatio * best.paper) return null;
  return best.column;
}

/** Ink of an upright stroke over that of the paper beside it, row by row away from the flat side, averaged over a few rows. */
function edgeProfile(cover: FloatImage, column: number, middle: number, look: PulseLook): Float64Array {
  const { pen, side, down } = look;
  const raw = Float64Array.from({ length: Math.round(pulseHeights[1] * side) }, (_, n) => {
    const v = Math.round(middle + down * n);
    const paper = Math.max(inkAt(cover, column - besidePens * pen, v), inkAt(cover, column + besidePens * pen, v));
    return Math.max(...[-1, 0, 1].map((beside) => inkAt(cover, column + beside, v))) - paper;
  });
  const reach = (smoothRows - 1) / 2;
  return raw.map((_, n) => {
    const near = raw.subarray(Math.max(0, n - reach), n + reach + 1);
    return near.reduce((total, value) => total + value, 0) / near.length;
  });
}

/** Part of the columns between the edges that has ink at the foot: a printed box is closed there. */
function inkShare(
  cover: FloatImage,
  { left, right, foot }: { readonly left: number; readonly right: number; readonly foot: number },
  pen: number,
): number {
  let [inked, columns] = [0, 0];
  for (let u = Math.ceil(left + 2 * pen); u <= right - 2 * pen; u++) {
    columns++;
    const near = [-1, 0, 1].map((beside) => inkAt(cover, u, Math.round(foot) + beside * Math.ceil(pen / 2)));
    if (near.some((value) => value >= inkThreshold)) inked++;
  }
  return columns === 0 ? 1 : inked / columns;
}

function inkAt({ width, height, data }: FloatImage, column: number, row: number): number {
  const u = Math.round(column);
  if (u < 0 || u >= width || row < 0 || row >= height) return 0;
  return data[row * width + u]!;
}
