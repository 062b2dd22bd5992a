import type { Arrangement } from './arrangement.ts';
import { type ColumnLag, type ColumnTiming, measureStripTiming, measureTiming } from './measure-timing.ts';
import type { SampledRows } from './sample-rows.ts';

/**
 * Pages of several columns whose columns all begin at 0 s are rare (nats), but less so than hearts so steady that the beats
 * of columns which follow one another lie on one another beat by beat.
 */
const habit = -4;
/**
 * The ends of the columns are known to this (s), so that their lags grow by as much from column to column; beats of leads
 * in other rows peak this (s) apart.
 */
const mostGrowth = 0.04;
const smallGrowth = 0.012;
const mostBeside = 0.025;
/** Beats of simultaneous columns are this alike. */
const leastAlike = 0.8;
/** A column's beats are off by this (s) at most, each for itself, where all show the same beats; and where they may. */
const sameBeats = 0.005;
const mayBeSame = 0.01;
/**
 * Evidence (nats), from 400 recordings of PTB-XL drawn both ways, in two columns of 5 s and four of 2.5 s. Columns that follow
 * one another lie as near and have beats as regular once in 300 times with `mostGrowth`, once in 1200 with `smallGrowth`.
 */
const evidence = { near: 3, nearEnough: 1.5, alike: 1, unlike: -4, same: 2.5, maySame: 0, other: -3, apart: -8 };
/** The times from beat to beat differ by less than this (s) in hearts that a pacemaker drives. */
const steady = 0.006;
/** Several columns that all lie near are a rarer accident than one. */
const ofSeveral = 1;
/** Evidence of a rhythm strip for each unit of Fisher's z by which it is liker beside one column than beside the other. */
const evidencePerUnit = 3;
const mostOfStrips = 12;
/** Likenesses above this are all the same. */
const mostAlike = 0.95;

/** Evidence in nats that all columns of the arrangement show the same seconds, and do not follow one another. */
export function scoreTiming(sampled: SampledRows, arrangement: Arrangement): number {
  return habit + scoreLags(measureTiming(sampled, arrangement)) + scoreBesideStrips(sampled, arrangement);
}

function scoreLags({ lags, irregularity }: ColumnTiming): number {
  if (lags.length === 0) return 0;
  const growth = growthOf(lags);
  const isNear =
    Math.abs(growth) <= mostGrowth &&
    lags.every(({ lag }, index) => Math.abs(lag - growth * (index + 1)) <= mostBeside);
  if (!isNear) return evidence.apart;
  const isClose = Math.abs(growth) <= smallGrowth;
  // Of hearts as steady as a pacemaker all beats are alike, whenever they come.
  if (irregularity !== null && irregularity < steady) return isClose ? evidence.near : 0;
  const near = isClose ? evidence.near : evidence.nearEnough;
  const alike = lags.every(({ likeness }) => likeness >= leastAlike) ? evidence.alike : evidence.unlike;
  return near + alike + scoreJitter(lags) + (lags.length > 1 ? ofSeveral : 0);
}

/** By how much (s) the lags grow from column to column: least squares through 0. */
function growthOf(lags: readonly ColumnLag[]): number {
  const sums = lags.reduce(
    ({ up, squares }, { lag }, index) => ({ up: up + lag * (index + 1), squares: squares + (index + 1) ** 2 }),
    { up: 0, squares: 0 },
  );
  return sums.up / sums.squares;
}

function scoreJitter(lags: readonly ColumnLag[]): number {
  const free = lags.reduce((sum, { jitter }) => sum + Math.max(0, jitter.beats - 1), 0);
  if (free === 0) return 0;
  const jitter = Math.sqrt(lags.reduce((sum, one) => sum + one.jitter.squares, 0) / free);
  if (jitter <= sameBeats) return evidence.same;
  return jitter <= mayBeSame ? evidence.maySame : evidence.other;
}

function scoreBesideStrips(sampled: SampledRows, arrangement: Arrangement): number {
  const sum = measureStripTiming(sampled, arrangement).reduce(
    (total, { beside, first }) => total + fisher(first) - fisher(beside),
    0,
  );
  return Math.min(mostOfStrips, Math.max(-mostOfStrips, evidencePerUnit * sum));
}

function fisher(likeness: number): number {
  return Math.atanh(Math.min(mostAlike, Math.max(-mostAlike, likeness)));
}
