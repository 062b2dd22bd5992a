import type { PrintedField } from '../model/printed-fields.ts';

/** A second value speaks against the first where it was read at least this surely, in parts of the first's confidence. */
const rival = 0.5;

/** The surest value, or null where there is none or another is nearly as sure. `same` tells whether two values agree. */
export function settleField<Value>(
  found: readonly PrintedField<Value>[],
  same: (a: Value, b: Value) => boolean = Object.is,
): PrintedField<Value> | null {
  const [best, ...others] = [...found].sort((a, b) => b.confidence - a.confidence);
  if (!best) return null;
  const isContradicted = others.some(
    ({ value, confidence }) => confidence >= rival * best.confidence && !same(value, best.value),
  );
  return isContradicted ? null : best;
}
