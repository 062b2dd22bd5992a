import type { PulseShape } from './find-pulses.ts';

export interface CutPulsesOptions {
  readonly pixelsPerMillimetre: number;
  readonly penWidth: number;
}

/** Pulses of different rows stand at the same x within this (mm). */
const aligned = 1;
/** A zone is cut when at least this part of the rows shows a pulse there. */
const leastShare = 0.35;
/** A piece of trace beside a pulse that is shorter than this (mm) and followed by a gap is the pulse's own foot. */
const footLength = 4;
/** Holes of at least this length (mm) part a foot from the trace, and a foot stays this near (mm) to 0 mV. */
const footGap = 0.3;
const footLevel = 0.5;
/** A trace that starts on the edge of the pulse is read from this many pen widths behind the middle of the edge. */
const clearPens = 1;

/** A row without its pulse. `inkStart` or `inkEnd`: where the trace starts or ends on the pulse's edge; null: it does not. */
export interface CutRow {
  readonly y: Float32Array;
  readonly inkStart: number | null;
  readonly inkEnd: number | null;
}

/**
 * Takes the calibration pulses off the ends of the rows: all that lies beyond the pulse's inner edge, and the short foot
 * beside it where one is drawn. A trace that starts on the edge of the pulse itself starts half a pen before its middle; the
 * columns that the edge covers take the first value that can be read.
 */
export function cutPulses(
  rows: readonly Float32Array[],
  pulses: readonly PulseShape[],
  options: CutPulsesOptions,
): CutRow[] {
  const scale = options.pixelsPerMillimetre;
  const zones = { left: pulseZone(pulses, rows, 'left', scale), right: pulseZone(pulses, rows, 'right', scale) };
  const cutSide = (side: 'left' | 'right'): { rows: Float32Array[]; inkEdge: number | null } => {
    const zone = zones[side];
    if (zone === null) return { rows: [...current], inkEdge: null };
    const step = side === 'left' ? 1 : -1;
    const edge = side === 'left' ? zone.right : zone.left;
    const start = Math.round(edge + step * clearPens * options.penWidth);
    const bare = current.map((row) => row.map((y, u) => ((u - start) * step < 0 ? Number.NaN : y)));
    const feet = bare.map((row, index) => {
      const foot = pulses.find((pulse) => pulse.row === index)?.foot ?? null;
      return findFoot(row, { start, step, foot, scale });
    });
    // Machines draw all rows alike: a gap in a few rows is a hole in the ink, not a foot.
    if (feet.filter((length) => length > 0).length > rows.length / 2) {
      for (const [index, row] of bare.entries()) {
        for (let n = 0; n < feet[index]!; n++) row[start + n * step] = Number.NaN;
      }
      return { rows: bare, inkEdge: null };
    }
    const inkEdge = edge - (step * options.penWidth) / 2;
    for (const row of bare) {
      if (Number.isNaN(row[start]!)) continue;
      for (let u = start - step; (u - inkEdge) * step >= 0; u -= step) row[u] = row[start]!;
    }
    return { rows: bare, inkEdge };
  };
  let current = rows;
  const left = cutSide('left');
  current = left.rows;
  const right = cutSide('right');
  return right.rows.map((y) => ({ y, inkStart: left.inkEdge, inkEnd: right.inkEdge }));
}

/** Median edges of the pulses that stand together before (or behind) the middle of the rows. */
function pulseZone(pulses: readonly PulseShape[], rows: readonly Float32Array[], side: 'left' | 'right', scale: number) {
  const middle = middleOf(rows);
  const sided = pulses.filter((pulse) => (side === 'left' ? pulse.right < middle : pulse.left > middle));
  let best: PulseShape[] = [];
  for (const pulse of sided) {
    const group = sided.filter((other) => Math.abs(other.left - pulse.left) < aligned * scale);
    if (new Set(group.map((one) => one.row)).size > new Set(best.map((one) => one.row)).size) best = group;
  }
  if (new Set(best.map((one) => one.row)).size < Math.max(1, leastShare * rows.length)) return null;
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
  return { left: median(best.map((one) => one.left)), right: median(best.map((one) => one.right)) };
}

function middleOf(rows: readonly Float32Array[]): number {
  let [first, last] = [Infinity, -Infinity];
  for (const row of rows) {
    const start = row.findIndex((y) => !Number.isNaN(y));
    if (start < 0) continue;
    first = Math.min(first, start);
    last = Math.max(last, row.findLastIndex((y) => !Number.isNaN(y)));
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
