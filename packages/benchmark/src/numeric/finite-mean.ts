import { mean } from './mean.ts';

/** Mean of the finite values; NaN if there are none. */
export function finiteMean(values: Iterable<number>): number {
  return mean([...values].filter(Number.isFinite));
}
