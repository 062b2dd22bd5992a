import type { Arrangement } from './arrangement.ts';
import { measureTiming } from './measure-timing.ts';
import type { SampledRows } from './sample-rows.ts';

/**
 * Beats of simultaneous columns lie on one another within this (s) and are this alike: on 120 recordings of PTB-XL, all
 * columns of all pages of simultaneous columns, and none of the pages whose columns follow one another.
 */
const together = { lag: 0.014, likeness: 0.75, evidence: 6 };
/** Worn pages blur both. */
const nearly = { lag: 0.024, likeness: 0.6, evidence: 1 };
const apart = -8;
/** Pages of several columns whose columns all begin at 0 s are rare (nats). */
const habit = -3;

/** Evidence in nats that all columns of the arrangement show the same seconds, and do not follow one another. */
export function scoreTiming(sampled: SampledRows, arrangement: Arrangement): number {
  const lags = measureTiming(sampled, arrangement);
  if (lags.length === 0) return habit;
  const fits = ({ lag, likeness }: { readonly lag: number; readonly likeness: number }) =>
    lags.every((column) => Math.abs(column.lag) <= lag && column.likeness >= likeness);
  if (fits(together)) return habit + together.evidence;
  return habit + (fits(nearly) ? nearly.evidence : apart);
}
