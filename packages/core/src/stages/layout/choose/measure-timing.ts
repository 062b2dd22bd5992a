import { type Arrangement, columnStart, countColumns } from './arrangement.ts';
import { columnActivity } from './column-activity.ts';
import { findFineLag, findLag } from './find-lag.ts';
import type { SampledRows } from './sample-rows.ts';

/** Where the beats of two columns stand, one laid over the other. */
export interface ColumnLag {
  /** Seconds by which the beats of the later column come later than those of the first; the nearest fit. */
  readonly lag: number;
  /** How alike their activity is there, -1 to 1. */
  readonly likeness: number;
  /** What is left beat by beat: the sum of squares (s²) of the lags of single beats about their median, and their number. */
  readonly jitter: { readonly squares: number; readonly beats: number };
}

/** The columns of a page, each against the first. */
export interface ColumnTiming {
  readonly lags: readonly ColumnLag[];
  /** Standard deviation (s) of the times from beat to beat within the columns; null: too few are seen. */
  readonly irregularity: number | null;
}

/** How alike the beats of a later column are to those of the rhythm strips, -1 to 1. */
export interface StripLikeness {
  /** Beside the column itself: the columns follow one another. */
  readonly beside: number;
  /** Beside the first column: the columns show the same seconds. */
  readonly first: number;
}

/** Beats come less often than this (s): a longer lag is a shorter one to the beat before. */
const longestLag = 0.4;
/** Columns with less than this (s) in common say nothing. */
const leastCommon = 1;
/** Beats are told one by one where the columns as a whole lie within this (s). */
const nearBy = 0.15;
/** A beat reaches so far (s) to both sides, comes at least so long after the last one, and is at least this part as steep. */
const beat = { reach: 0.1, apart: 0.3, part: 0.45 };
/** A single beat is looked for so far (s) from where the column as a whole fits; it is off by this at most. */
const beatReach = 0.08;
const mostOff = 0.05;
/** A strip and the column beside it are drawn at once within this (s). */
const atOnce = 0.03;
/** Fewer times from beat to beat tell nothing of their regularity. */
const leastIntervals = 3;
/** Columns of strips are shorter than others where a page is cut: so much (s) has to be in common. */
const leastOfStrip = 0.5;

/** How the beats of every later column lie against those of the first, for layouts of several columns. */
export function measureTiming(sampled: SampledRows, arrangement: Arrangement): ColumnTiming {
  const { step } = sampled;
  const columns = listActivities(sampled, arrangement, { first: 0, end: arrangement.rows.length });
  const [first, ...others] = columns;
  if (first === undefined) return { lags: [], irregularity: null };
  const [reach, least] = [Math.round(longestLag / step), leastCommon / step];
  const beats = listBeats(first, step);
  const lags = others.flatMap((other) => {
    const best = findLag(first, other, { reach, least });
    if (best === null) return [];
    const { lag } = findFineLag(first, other, { reach: 1, middle: best.lag, least }) ?? best;
    const jitter =
      Math.abs(best.lag) > nearBy / step ? noJitter : measureJitter([first, other], { beats, middle: best.lag, step });
    return [{ lag: lag * step, likeness: best.likeness, jitter }];
  });
  return { lags, irregularity: measureIrregularity(columns, step) };
}

/** How the beats of every later column lie against those of the rhythm strips; none without strips. */
export function measureStripTiming(sampled: SampledRows, arrangement: Arrangement): StripLikeness[] {
  const short = arrangement.rows.length;
  if (arrangement.rhythmStrips.length === 0) return [];
  const columns = listActivities(sampled, arrangement, { first: 0, end: short });
  const strips = listActivities(sampled, arrangement, { first: short, end: short + arrangement.rhythmStrips.length });
  const options = { reach: Math.round(atOnce / sampled.step), least: leastOfStrip / sampled.step };
  return columns.slice(1).flatMap((column, index) => {
    const beside = findLag(strips[index + 1]!, column, options);
    const first = findLag(strips[0]!, column, options);
    return beside && first ? [{ beside: beside.likeness, first: first.likeness }] : [];
  });
}

/** The activity of each column, all from the same moment of their time on: what a cut takes from the first is left out. */
function listActivities(
  sampled: SampledRows,
  arrangement: Arrangement,
  rows: { readonly first: number; readonly end: number },
): Float64Array[] {
  const { length } = sampled;
  const cut = Math.max(0, -columnStart(arrangement, 0));
  return Array.from({ length: countColumns(arrangement) }, (_, column) => {
    const from = Math.round((columnStart(arrangement, column) + cut) * length);
    const to = Math.min(length, Math.round(columnStart(arrangement, column + 1) * length));
    return columnActivity(sampled, { ...rows, from, to });
  });
}

const noJitter = { squares: 0, beats: 0 };

interface JitterOptions {
  /** Samples of the beats in the first column. */
  readonly beats: readonly number[];
  /** Lag (samples) of the columns as a whole. */
  readonly middle: number;
  readonly step: number;
}

function measureJitter(
  [first, other]: readonly [Float64Array, Float64Array],
  { beats, middle, step }: JitterOptions,
): ColumnLag['jitter'] {
  const width = Math.round(beat.reach / step);
  const lags = beats.flatMap((place) => {
    const part = { from: place - width, to: place + width };
    const found = findFineLag(first, other, { reach: Math.round(beatReach / step), middle, least: width, part });
    return found === null ? [] : [found.lag * step];
  });
  const usual = lags.toSorted((one, two) => one - two)[lags.length >> 1] ?? 0;
  return {
    squares: lags.reduce((sum, lag) => sum + Math.min(mostOff, Math.abs(lag - usual)) ** 2, 0),
    beats: lags.length,
  };
}

function measureIrregularity(columns: readonly Float64Array[], step: number): number | null {
  const intervals = columns.flatMap((column) => {
    const beats = listBeats(column, step);
    return beats.slice(1).map((place, index) => (place - beats[index]!) * step);
  });
  if (intervals.length < leastIntervals) return null;
  const mean = intervals.reduce((sum, value) => sum + value, 0) / intervals.length;
  return Math.sqrt(intervals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (intervals.length - 1));
}

/** Samples at which an activity peaks. */
function listBeats(activity: Float64Array, step: number): number[] {
  const [reach, apart] = [Math.round(beat.reach / step), Math.round(beat.apart / step)];
  const least = beat.part * activity.reduce((most, value) => Math.max(most, value), 0);
  const found: number[] = [];
  for (let index = reach; index < activity.length - reach; index++) {
    const value = activity[index]!;
    if (value < least || index - (found.at(-1) ?? -apart) <= apart) continue;
    const near = activity.subarray(Math.max(0, index - apart), index + apart + 1);
    if (near.every((other) => other <= value)) found.push(index);
  }
  return found;
}
