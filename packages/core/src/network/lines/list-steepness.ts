import type { LeadTrace } from '../../model/page.ts';
import type { Steepness } from './describe-line.ts';

/** Samples on either side between which the steepness is measured. */
const reach = 2;

/** Steepness of a trace for `describeLine`; NaN within `reach` samples of its ends and of holes. */
export function listSteepness({ start, step, y }: LeadTrace): Steepness {
  const values = new Float32Array(y.length).fill(Number.NaN);
  for (let i = reach; i < y.length - reach; i++) {
    values[i] = Math.log1p(Math.abs(y[i + reach]! - y[i - reach]!) / (2 * reach * step));
  }
  return { start, step, values };
}
