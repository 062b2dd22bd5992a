import type { Arrangement } from './arrangement.ts';
import { measureTiming } from './measure-timing.ts';
import type { SampledRows } from './sample-rows.ts';

/**
 * Beats of simultaneous columns lie on one another within this (s) and are this alike. On 120 recordings of PTB-XL, all
 * pages of simultaneous columns are so; of those whose columns follow one another, one of two columns is in a hundred,
 * one of four in none, which may therefore lie a little further apart.
 */
const together = { lagOfTwo: 0.012, lag: 0.02, likeness: 0.75, evidence: 6 };
/** Worn pages blur both. */
const nearly = { lag: 0.03, likeness: 0.6, evidence: 1 };
const apart = -8;
/**
 * Pages of several columns whose columns all begin at 0 s are rare (nats): rarer than steady hearts of 72 or 96 beats a
 * minute, whose beats lie on one another in columns of 2.5 s that follow one another.
 */
const habit = -7;

/** Evidence in nats that all columns of the arrangement show the same seconds, and do not follow one another. */
export function scoreTiming(sampled: SampledRows, arrangement: Arrangement): number {
  const lags = measureTiming(sampled, arrangement);
  if (lags.length === 0) return habit;
  const fits = (lag: number, likeness: number) =>
    lags.every((column) => Math.abs(column.lag) <= lag && column.likeness >= likeness);
  if (fits(lags.length === 1 ? together.lagOfTwo : together.lag, together.likeness)) return habit + together.evidence;
  return habit + (fits(nearly.lag, nearly.likeness) ? nearly.evidence : apart);
}
