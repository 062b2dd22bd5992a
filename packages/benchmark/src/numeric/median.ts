import { percentile } from './percentile.ts';

/** Median of the finite values; NaN if there are none. */
export function median(values: Iterable<number>): number {
  return percentile(values, 50);
}
