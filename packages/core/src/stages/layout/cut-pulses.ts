import { median } from '../../signal/median.ts';
import type { PulseShape } from './find-pulses.ts';

export interface CutPulsesOptions {
  readonly pixelsPerMillimetre: number;
  readonly penWidth: number;
}

/** Pulses of different rows stand at the same x within this (mm). */
const aligned = 1;
/** A zone is cut when at least this part of the rows shows a pulse there. */
const leastShare = 0.2;
/** Nothing is drawn further out than this (mm) from a pulse, in most rows. */
const outermost = 5;
/** A piece of trace beside a pulse that is shorter than this (mm) and followed by a gap is the pulse's own foot. */
const footLength = 4;
/** Holes of at least this length (mm) part a foot from the trace, and a foot stays this near (mm) to 0 mV. */
const footGap = 0.3;
const footLevel = 0.5;
/** A trace that starts on the edge of the pulse is read from this many pen widths behind the middle of the edge. */
const clearPens = 0.7;

/** Ways without their pulses. */
export interface CutWays {
  readonly ways: readonly Float32Array[];
  /** Column of the pulse's edge on which the traces begin (or end); null where they stand apart from it. */
  readonly edge: number | null;
  readonly side: 'left' | 'right' | null;
  /** Sides on which pulses were cut off. */
  readonly cutAt: readonly ('left' | 'right')[];
}

/**
 * Takes the calibration pulses off the ends of the ways: all that lies beyond the pulse's inner edge, and the short foot
 * beside it where one is drawn. Machines draw all rows alike, so a pulse that was found in some rows is cut in all.
 */
export function cutPulses(
  ways: readonly Float32Array[],
  pulses: readonly PulseShape[],
  options: CutPulsesOptions,
): CutWays {
  const scale = options.pixelsPerMillimetre;
  let current = ways;
  let attached: Pick<CutWays, 'edge' | 'side'> = { edge: null, side: null };
  const cutAt: ('left' | 'right')[] = [];
  for (const side of ['left', 'right'] as const) {
    const zone = pulseZone(pulses, ways, side, scale);
    if (zone === null) continue;
    cutAt.push(side);
    const step = side === 'left' ? 1 : -1;
    const edge = side === 'left' ? zone.right : zone.left;
    const start = Math.round(edge + step * clearPens * options.penWidth);
    const bare = current.map((way) => way.map((y, u) => ((u - start) * step < 0 ? Number.NaN : y)));
    const feet = bare.map((way, index) => {
      const foot = pulses.find((pulse) => pulse.row === index)?.foot ?? null;
      return findFoot(way, { start, step, foot, scale });
    });
    const seen = feet.filter((length) => length > 0);
    // A gap in a few rows is a hole in the ink, not a foot.
    if (seen.length > ways.length / 2) {
      // Machines draw all rows alike: where blur closes the gap the foot is as long as in the other rows.
      const usual = median(seen);
      for (const [index, way] of bare.entries()) {
        for (let n = 0; n < (feet[index] || usual); n++) way[start + n * step] = Number.NaN;
      }
    } else attached = { edge, side };
    current = bare;
  }
  return { ways: current, ...attached, cutAt };
}

/** Median edges of the pulses that stand together before (or behind) the middle of the rows. */
function pulseZone(
  pulses: readonly PulseShape[],
  rows: readonly Float32Array[],
  side: 'left' | 'right',
  scale: number,
) {
  const middle = middleOf(rows);
  const sided = pulses.filter((pulse) => (side === 'left' ? pulse.right < middle : pulse.left > middle));
  let best: PulseShape[] = [];
  for (const pulse of sided) {
    const group = sided.filter((other) => Math.abs(other.left - pulse.left) < aligned * scale);
    if (new Set(group.map((one) => one.row)).size > new Set(best.map((one) => one.row)).size) best = group;
  }
  if (new Set(best.map((one) => one.row)).size < Math.max(1, leastShare * rows.length)) return null;
  const out = best.map((one) => (side === 'left' ? one.left - outermost * scale : one.right + outermost * scale));
  const border = Math.round(out[out.length >> 1]!);
  const beyond = rows.filter((row) =>
    (side === 'left' ? row.subarray(0, Math.max(border, 0)) : row.subarray(border)).some((y) => !Number.isNaN(y)),
  );
  if (beyond.length > rows.length / 2) return null;
  return { left: median(best.map((one) => one.left)), right: median(best.map((one) => one.right)) };
}

function middleOf(rows: readonly Float32Array[]): number {
  let [first, last] = [Infinity, -Infinity];
  for (const row of rows) {
    const start = row.findIndex((y) => !Number.isNaN(y));
    if (start < 0) continue;
    first = Math.min(first, start);
    last = Math.max(
      last,
      row.findLastIndex((y) => !Number.isNaN(y)),
    );
  }
  return (first + last) / 2;
}

/** Columns of a foot: a short piece at 0 mV with a gap behind it; 0 when there is none. */
function findFoot(
  row: Float32Array,
  at: { readonly start: number; readonly step: 1 | -1; readonly foot: number | null; readonly scale: number },
): number {
  let gap = 0;
  let last = Number.NaN;
  for (let n = 0; n < footLength * at.scale; n++) {
    const value = row[at.start + n * at.step];
    if (value === undefined) return 0;
    if (!Number.isNaN(value)) last = value;
    gap = Number.isNaN(value) ? gap + 1 : 0;
    if (gap < footGap * at.scale) continue;
    return at.foot !== null && Math.abs(last - at.foot) > footLevel * at.scale ? 0 : n + 1;
  }
  return 0;
}
