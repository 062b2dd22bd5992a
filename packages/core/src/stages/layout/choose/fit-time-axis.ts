import type { LeadSeparator } from '../../../model/page-layout.ts';
import type { MillimetresPerSecond } from '../../../units.ts';
import type { RowsExtent } from './measure-extent.ts';
import { median } from './median.ts';

/** How the x of the flat paper runs in seconds: x = left + t * paperSpeed. */
export interface TimeAxis {
  /** x of the time 0, in millimetres. */
  readonly left: number;
  /** Length of the rows in seconds. */
  readonly duration: number;
  /** Whether the length is a round one, taken in place of the measured one. */
  readonly snapped: boolean;
}

export interface FitTimeAxisOptions {
  /** Leads a row. */
  readonly columns: number;
  readonly paperSpeed: MillimetresPerSecond;
}

/** Seconds a column that machines print; a row of these lengths is believed within `usualTolerance`. */
const usualColumnSeconds = [2.5, 5, 10];
/** Error of a paper scale together with the pen's caps, as part of the length. */
const usualTolerance = 0.02;
/** Columns of other whole seconds (3 s on Asian machines) are believed only where they fit closely. */
const wholeSecondTolerance = 0.006;
/** A record of N samples is drawn from its first to its last sample: half a sample of 500 Hz is missing at the middle. */
const halfSampleSeconds = 0.001;
/** Ticks further (mm) from a boundary than this say nothing about where it is. */
const separatorReach = 0.6;
/** The least standard errors (mm): ends of ink are found to a part of a pixel, ticks are as wide as several. */
const leastErrorOfEnds = 0.02;
const leastErrorOfTicks = 0.1;

/**
 * Fits the time axis of a page with the given number of columns. A round length keeps the speed of the paper: nothing is
 * stretched, and the axis stands so that both ends of the ink stick out by the same half pen width.
 */
export function fitTimeAxis(
  extent: RowsExtent,
  separators: readonly LeadSeparator[],
  options: FitTimeAxisOptions,
): TimeAxis {
  const measured = (extent.right - extent.left) / options.paperSpeed;
  const round = roundDuration(measured, options.columns);
  if (round === null) return { left: extent.left, duration: measured, snapped: false };
  const width = round * options.paperSpeed;
  const halfSample = halfSampleSeconds * options.paperSpeed;
  // An end that stands on a pulse is known less well than the free one.
  const fromEnds =
    extent.pulseSide === 'left'
      ? extent.right + 2 * halfSample - width
      : extent.pulseSide === 'right'
        ? extent.left
        : median(extent.middles) - width / 2 + halfSample;
  const fromTicks = separators.flatMap((tick) => {
    const column = Math.round(((tick.x - fromEnds) / width) * options.columns);
    const offset = tick.x - fromEnds - (column * width) / options.columns;
    return column > 0 && column < options.columns && Math.abs(offset) <= separatorReach ? [offset] : [];
  });
  const left = fromEnds + shiftByTicks(extent.middles, fromTicks);
  return { left, duration: round, snapped: true };
}

function roundDuration(measured: number, columns: number): number | null {
  const usual = usualColumnSeconds
    .map((column) => column * columns)
    .filter((duration) => Math.abs(measured / duration - 1) <= usualTolerance);
  if (usual[0] !== undefined) return usual[0];
  const whole = Math.round(measured / columns) * columns;
  return whole > 0 && Math.abs(measured / whole - 1) <= wholeSecondTolerance ? whole : null;
}

/** Mean of both estimates, each weighted by how well its members agree. */
function shiftByTicks(middles: readonly number[], offsets: readonly number[]): number {
  if (offsets.length < 2) return 0;
  const errorOfEnds = standardError(middles, leastErrorOfEnds);
  const errorOfTicks = standardError(offsets, leastErrorOfTicks);
  const weight = errorOfEnds ** 2 / (errorOfEnds ** 2 + errorOfTicks ** 2);
  return weight * median(offsets);
}

function standardError(values: readonly number[], least: number): number {
  const middle = median(values);
  const deviation = 1.48 * median(values.map((value) => Math.abs(value - middle)));
  return Math.max(least, deviation / Math.sqrt(values.length));
}
