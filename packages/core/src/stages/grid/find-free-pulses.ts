import type { InkRuns } from '../../image/ink-runs.ts';
import { median } from '../../signal/median.ts';

/** A rectangular pulse on a page of unknown scale, in pixels of the frame: middles of its edges, top and foot. */
export interface FreePulse {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

/** Sizes are parts of the longer side of the frame; in brackets what they are on an A4 page. */
/** Height (3.5 mm to 42 mm) and width (2 mm to 21 mm). */
export const pulseHeights = [0.012, 0.14] as const;
export const pulseWidths = [0.0065, 0.07] as const;
/** The flat side, and the ends of both edges, agree within this many pens. */
const level = 1.3;
const footLevel = 3;
/** A flat side is at most this many pens high, an edge at most this many wide. */
const thin = 2;
const edgeWidth = 3.5;
/** Columns of an edge are at least this part of its highest one. */
const edgePart = 0.25;
/** A pulse is open at its foot: at most this part of its columns has ink there. A printed box is closed. */
const mostClosed = 0.15;

/** Finds rectangles open on one side: an edge, a flat top, an edge of the same height. Upright and upside down ones. */
export function findFreePulses(runs: InkRuns, pen: number): FreePulse[] {
  const side = Math.max(runs.width, runs.height);
  const found: FreePulse[] = [];
  for (let u = 0; u < runs.width; u++) {
    for (let k = runs.first[u]!; k < runs.first[u + 1]!; k++) {
      const height = runs.bottom[k]! - runs.top[k]! + 1;
      if (height < pulseHeights[0] * side || height > pulseHeights[1] * side) continue;
      for (const flat of ['top', 'bottom'] as const) {
        const pulse = followPulse(runs, { column: u, run: k, flat, pen, widest: pulseWidths[1] * side });
        if (pulse === null || pulse.right - pulse.left < pulseWidths[0] * side) continue;
        const isKnown = (other: FreePulse) =>
          Math.abs(other.left - pulse.left) < edgeWidth * pen && Math.abs(other.top - pulse.top) < footLevel * pen;
        if (!found.some(isKnown)) found.push(pulse);
      }
    }
  }
  return found;
}

interface PulseStart {
  readonly column: number;
  readonly run: number;
  readonly flat: 'top' | 'bottom';
  readonly pen: number;
  readonly widest: number;
}

function followPulse(runs: InkRuns, start: PulseStart): FreePulse | null {
  const { flat, pen } = start;
  const levelOf = (k: number) => (flat === 'top' ? runs.top[k]! : runs.bottom[k]!);
  const wanted = { flat, level: levelOf(start.run), levelOf, tolerance: level * pen + 1 };
  const rise = edgeFrom(runs, start.column, wanted);
  if (rise === null || rise.last - rise.first > edgeWidth * pen) return null;
  const tops: { readonly middle: number; readonly height: number }[] = [];
  let closed = 0;
  for (let u = rise.last + 1; u < Math.min(runs.width, start.column + start.widest); u++) {
    const k = runNear(runs, u, wanted);
    if (k < 0) return null;
    const height = runs.bottom[k]! - runs.top[k]! + 1;
    if (height <= thin * pen + 1) {
      tops.push({ middle: (runs.top[k]! + runs.bottom[k]!) / 2, height });
      if (hasInkAt(runs, u, rise.foot)) closed++;
      continue;
    }
    // Where edge and top meet, their strokes blur into each other.
    if (height < edgePart * rise.height && u - rise.last <= pen + 1) continue;
    const fall = edgeFrom(runs, u, wanted);
    if (fall === null || tops.length === 0 || fall.last - fall.first > edgeWidth * pen) return null;
    if (Math.abs(fall.foot - rise.foot) > footLevel * pen || closed > mostClosed * tops.length) return null;
    // Edges reach half a pen beyond the middles of top and foot.
    const tall = (rise.height + fall.height) / 2 - median(tops.map((one) => one.height));
    const top = median(tops.map((one) => one.middle));
    return { left: rise.middle, right: fall.middle, top, foot: flat === 'top' ? top + tall : top - tall };
  }
  return null;
}

interface WantedLevel {
  readonly flat: 'top' | 'bottom';
  readonly level: number;
  readonly tolerance: number;
  readonly levelOf: (k: number) => number;
}

interface PulseEdge {
  readonly first: number;
  readonly last: number;
  /** Mean column, weighted by height. */
  readonly middle: number;
  readonly height: number;
  /** The end away from the flat side, of the highest column. */
  readonly foot: number;
}

/** The edge whose columns start at `first`: columns much lower than its highest one are the pulse's top. */
function edgeFrom(runs: InkRuns, first: number, wanted: WantedLevel): PulseEdge | null {
  const columns: { readonly height: number; readonly foot: number }[] = [];
  let height = 0;
  for (let u = first; u < runs.width; u++) {
    const k = runNear(runs, u, wanted);
    const here = k < 0 ? 0 : runs.bottom[k]! - runs.top[k]! + 1;
    if (here < edgePart * height || here === 0) break;
    columns.push({ height: here, foot: wanted.flat === 'top' ? runs.bottom[k]! : runs.top[k]! });
    height = Math.max(height, here);
  }
  if (columns.length === 0) return null;
  let [sum, total] = [0, 0];
  for (const [n, column] of columns.entries()) {
    sum += (first + n) * column.height;
    total += column.height;
  }
  const { foot } = columns.find((column) => column.height === height)!;
  return { first, last: first + columns.length - 1, middle: sum / total, height, foot };
}

function runNear(runs: InkRuns, column: number, { level: wanted, tolerance, levelOf }: WantedLevel): number {
  for (let k = runs.first[column]!; k < runs.first[column + 1]!; k++) {
    if (Math.abs(levelOf(k) - wanted) <= tolerance) return k;
  }
  return -1;
}

function hasInkAt(runs: InkRuns, column: number, row: number): boolean {
  for (let k = runs.first[column]!; k < runs.first[column + 1]!; k++) {
    if (runs.top[k]! - 1 <= row && runs.bottom[k]! + 1 >= row) return true;
  }
  return false;
}
