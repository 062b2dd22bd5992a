import type { FreePulse } from './find-free-pulses.ts';
import type { TraceRowEvidence } from './judge-trace-rows.ts';

/** A pulse and the row (of the evidence) that it belongs to. */
export interface RowPulse extends FreePulse {
  readonly row: number;
}

/** Calibration pulses that agree, and their mean size in pixels. */
export interface AgreedPulses {
  readonly pulses: readonly RowPulse[];
  readonly width: number;
  readonly height: number;
}

/** Sizes of pulses of one page agree within this part of them. */
const sameSize = 0.06;
/** They stand under one another within this part of the rows' length. */
const aligned = 0.015;
/** The foot stands within this part of the distance of the rows of a baseline. */
const nearBaseline = 0.4;
/** A pulse stands before or behind the rows, or on this part of their length at either end. */
const endPart = 0.08;

/**
 * The largest group of pulses of one size that stand under one another at the begin or end of the rows, each at a row of
 * its own. A single one counts too: some printers draw no more.
 */
export function choosePulses(found: readonly FreePulse[], evidence: TraceRowEvidence): AgreedPulses | null {
  const { rows, first, last } = evidence;
  const length = last - first;
  const distance = rows.length < 2 ? length / 4 : (rows.at(-1)!.baseline - rows[0]!.baseline) / (rows.length - 1);
  const rowOf = (pulse: FreePulse) =>
    rows.findIndex((row) => Math.abs(row.baseline - pulse.foot) <= nearBaseline * distance);
  const candidates = found
    .filter((pulse) => pulse.right < first + endPart * length || pulse.left > last - endPart * length)
    .map((pulse) => ({ ...pulse, row: rowOf(pulse) }))
    .filter((pulse) => pulse.row >= 0);
  let best: RowPulse[] = [];
  for (const pulse of candidates) {
    const group = candidates.filter(
      (other) =>
        Math.abs(other.left - pulse.left) <= aligned * length &&
        Math.abs(widthOf(other) / widthOf(pulse) - 1) <= sameSize &&
        Math.abs(heightOf(other) / heightOf(pulse) - 1) <= sameSize,
    );
    const single = group.filter((one, k) => group.findIndex((other) => other.row === one.row) === k);
    if (single.length > best.length) best = single;
  }
  if (best.length === 0) return null;
  return { pulses: best, width: mean(best.map(widthOf)), height: mean(best.map(heightOf)) };
}

function widthOf(pulse: FreePulse): number {
  return pulse.right - pulse.left;
}

/** Positive for pulses that are upside down, too. */
function heightOf(pulse: FreePulse): number {
  return Math.abs(pulse.foot - pulse.top);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
