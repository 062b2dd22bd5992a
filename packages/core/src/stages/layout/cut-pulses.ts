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
/** Holes of at least this length (mm) part a foot from the trace. */
const footGap = 0.5;

/**
 * Takes the calibration pulses off the ends of the rows: all that lies beyond the pulse's inner edge, and the short foot
 * beside it where one is drawn. A trace that starts on the edge of the pulse itself starts half a pen before its middle.
 */
export function cutPulses(rows: readonly Float32Array[], pulses: readonly PulseShape[], options: CutPulsesOptions): Float32Array[] {
  const scale = options.pixelsPerMillimetre;
  const cut = rows.map((row) => row.slice());
  for (const side of ['left', 'right'] as const) {
    const zone = pulseZone(pulses, rows, side, scale);
    if (zone === null) continue;
    for (const row of cut) {
      const inner = side === 'left' ? zone.right - options.penWidth / 2 : zone.left + options.penWidth / 2;
      for (let u = 0; u < row.length; u++) {
        if (side === 'left' ? u < inner : u > inner) row[u] = Number.NaN;
      }
      dropFoot(row, side === 'left' ? Math.ceil(inner) : Math.floor(inner), side === 'left' ? 1 : -1, scale);
    }
  }
  return cut;
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

function dropFoot(row: Float32Array, from: number, step: 1 | -1, scale: number): void {
  let gap = 0;
  for (let n = 0; n < footLength * scale; n++) {
    const u = from + n * step;
    if (u < 0 || u >= row.length) return;
    gap = Number.isNaN(row[u]!) ? gap + 1 : 0;
    if (gap < footGap * scale) continue;
    for (let m = 0; m <= n; m++) row[from + m * step] = Number.NaN;
    return;
  }
}
