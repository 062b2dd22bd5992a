import { EinthovenError } from '../../errors.ts';

/**
 * A number with so many decimals.
 * @throws EinthovenError INTERNAL where it is not finite: JSON would silently write null.
 */
export function roundNumber(value: number, decimals: number): number {
  const rounded = roundMeasured(value, decimals);
  if (rounded === null) throw new EinthovenError('INTERNAL', `A number of the result is ${value}; it must be finite.`);
  return rounded;
}

/** The same for values that may be unknown: null where the number is not finite or null. */
export function roundMeasured(value: number | null, decimals: number): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  // Adding 0 turns -0, which JSON does not keep, into 0.
  return Number(value.toFixed(decimals)) + 0;
}
