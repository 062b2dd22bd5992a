import { median } from '../../signal/median.ts';
import type { FreePulse } from './find-free-pulses.ts';
import type { TraceRowEvidence } from './judge-trace-rows.ts';
import { isPulseShape } from './weigh-settings.ts';

/** A pulse and the row (of the evidence) that it belongs to. */
export interface RowPulse extends FreePulse {
  readonly row: number;
}

/** Calibration pulses that agree, and their median size in pixels. */
export interface AgreedPulses {
  readonly pulses: readonly RowPulse[];
  readonly width: number;
  readonly height: number;
  /** Standard deviation of their heights, as a part of the median; null of a lone pulse. */
  readonly heightError: number | null;
}

/** Sizes of pulses of one page agree within this part of them. */
const sameSize = 0.06;
/** They stand under one another within this part of the rows' length. */
const aligned = 0.015;
/** The foot stands within this part of the distance of the rows of a baseline. */
const nearBaseline = 0.4;
/** A pulse stands before or behind the rows, or begins within this part of its width inside of them: they begin with its foot. */
const mostFoot = 1.5;

/**
 * The largest group of pulses of one size that stand under one another at the begin or end of the rows, each at a row of
 * its own. A single one counts too: some printers draw no more.
 */
export function choosePulses(
  found: readonly FreePulse[],
  evidence: Pick<TraceRowEvidence, 'rows' | 'first' | 'last'>,
): AgreedPulses | null {
  const { rows, first, last } = evidence;
  const length = last - first;
  const distance = rows.length < 2 ? length / 4 : (rows.at(-1)!.baseline - rows[0]!.baseline) / (rows.length - 1);
  const rowOf = (pulse: FreePulse) =>
    rows.findIndex((row) => Math.abs(row.baseline - pulse.foot) <= nearBaseline * distance);
  const candidates = found
    .filter((pulse) => isPulseShape(widthOf(pulse), heightOf(pulse)))
    .filter((pulse) => pulse.left < first + mostFoot * widthOf(pulse) || pulse.right > last - mostFoot * widthOf(pulse))
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
  const heights = best.map(heightOf);
  const height = median(heights);
  const squares = heights.reduce((sum, one) => sum + (one / height - 1) ** 2, 0);
  const heightError = best.length < 2 ? null : Math.sqrt(squares / heights.length);
  return { pulses: best, width: median(best.map(widthOf)), height, heightError };
}

function widthOf(pulse: FreePulse): number {
  return pulse.right - pulse.left;
}

/** Positive for pulses that are upside down, too. */
function heightOf(pulse: FreePulse): number {
  return Math.abs(pulse.foot - pulse.top);
}
