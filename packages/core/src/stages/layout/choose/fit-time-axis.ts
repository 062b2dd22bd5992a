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
/**
 * A record is drawn from its first to its last sample, one interval before its round end: 500 a second in most files, 100
 * in small ones. Fewer samples are taken for granted only where the length says so (nats), and one end is sure: soft
 * pictures of flat caps are as short at both ends together.
 */
const usualIntervals = [
  { seconds: 0.002, rarity: 0 },
  { seconds: 0.01, rarity: 4 },
] as const;
/** Ticks further (mm) from both places where a boundary may be than this say nothing about it. */
const separatorReach = 0.6;
/** The least errors (mm): ends of ink are found to a part of a pixel, ticks are rounded to whole ones when drawn. */
const leastErrorOfEnds = 0.03;
const errorOfTicks = 0.08;
/** The edge of a pulse is measured on long strokes in all rows. */
const errorOfPulse = 0.012;
/**
 * Both ends stand further out, or further in, than the first and the last sample by the same (mm): caps are round, flat or
 * projecting, and soft pictures shorten them.
 */
const errorOfCaps = 0.06;
/** Error (mm) of the distance between both ends: the pen's caps, weak ink. */
const usualApart = 0.06;
/** Two estimates further apart (mm) than this do not mean the same. */
const mostApart = 0.3;

interface Estimate {
  /** x of the time 0, mm. */
  readonly left: number;
  readonly error: number;
  /** How the caps move it: 1 to the left, -1 to the right, 0 not at all. */
  readonly caps: 1 | 0 | -1;
}

/**
 * Fits the time axis of a page with the given number of columns. A round length keeps the speed of the paper: nothing is
 * stretched, and the axis stands where both ends, the ticks between the leads and the edge of a pulse put it together,
 * each with its weight.
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
  const ends = likelyEnds(extent, width, options.paperSpeed);
  const middle = ends.reduce((sum, end) => sum + end.left, 0) / ends.length;
  const reach = separatorReach + Math.max(...ends.map((end) => Math.abs(end.left - middle)));
  const tick = fromTicks(separators, { left: middle, width, columns: options.columns, reach });
  const agreeing = keepAgreeing(ends, tick);
  return { left: combine(tick === null ? agreeing : [...agreeing, tick]), duration: round, snapped: true };
}

/** What both ends say about the time 0, with the interval between samples that makes them agree best. */
function likelyEnds(extent: RowsExtent, width: number, paperSpeed: number): Estimate[] {
  const isPulse = extent.pulseSide === 'left';
  const start: Estimate = isPulse
    ? { left: extent.left, error: errorOfPulse, caps: 0 }
    : { left: extent.left, error: standardError(extent.starts), caps: 1 };
  if (extent.pulseSide === 'right') return [start];
  const endError = standardError(extent.ends);
  const choices = (isPulse ? usualIntervals : usualIntervals.slice(0, 1)).map(({ seconds, rarity }) => {
    const end: Estimate = { left: extent.right + seconds * paperSpeed - width, error: endError, caps: -1 };
    const apart = Math.abs(start.left - end.left);
    return { end, apart, cost: Math.min(apart / usualApart, 6) ** 2 / 2 + rarity };
  });
  const { end, apart } = choices.reduce((one, two) => (two.cost < one.cost ? two : one));
  // Rows may begin with a foot of their pulses: its edge says nothing then.
  return isPulse && apart > mostApart ? [end] : [start, end];
}

/** Ends that lie far from one another cannot both be right: the ticks say which, without ticks the middle is taken. */
function keepAgreeing(ends: readonly Estimate[], tick: Estimate | null): readonly Estimate[] {
  const [one, two] = ends;
  if (tick === null || one === undefined || two === undefined || Math.abs(one.left - two.left) <= mostApart)
    return ends;
  const near = ends.filter((end) => Math.abs(end.left - tick.left) <= mostApart);
  return near.length === 0 ? [tick] : near;
}

function fromTicks(
  separators: readonly LeadSeparator[],
  { left, width, columns, reach }: Readonly<Record<'left' | 'width' | 'columns' | 'reach', number>>,
): Estimate | null {
  const offsets = separators.flatMap((tick) => {
    const column = Math.round(((tick.x - left) / width) * columns);
    const offset = tick.x - left - (column * width) / columns;
    return column > 0 && column < columns && Math.abs(offset) <= reach ? [offset] : [];
  });
  return offsets.length < 2 ? null : { left: left + median(offsets), error: errorOfTicks, caps: 0 };
}

/** The time 0 that all estimates together make likeliest, whatever the caps are like. */
function combine(estimates: readonly Estimate[]): number {
  const sums = { one: 0, caps: 0, both: errorOfCaps ** -2, left: 0, capsLeft: 0 };
  for (const { left, error, caps } of estimates) {
    const weight = error ** -2;
    sums.one += weight;
    sums.caps += weight * caps;
    sums.both += weight * caps * caps;
    sums.left += weight * left;
    sums.capsLeft += weight * caps * left;
  }
  // Least squares of left = zero - caps * cap, where the cap (mm) is about 0.
  return (sums.left * sums.both - sums.capsLeft * sums.caps) / (sums.one * sums.both - sums.caps ** 2);
}

function roundDuration(measured: number, columns: number): number | null {
  const usual = usualColumnSeconds
    .map((column) => column * columns)
    .filter((duration) => Math.abs(measured / duration - 1) <= usualTolerance);
  if (usual[0] !== undefined) return usual[0];
  const whole = Math.round(measured / columns) * columns;
  return whole > 0 && Math.abs(measured / whole - 1) <= wholeSecondTolerance ? whole : null;
}

function standardError(values: readonly number[]): number {
  const middle = median(values);
  const deviation = 1.48 * median(values.map((value) => Math.abs(value - middle)));
  return Math.max(leastErrorOfEnds, deviation / Math.sqrt(values.length));
}
