import type { PrintedField } from '../model/printed-fields.ts';

export interface SettleFieldOptions<Value> {
  /** Whether two values agree. Default: they are equal. */
  readonly same?: (a: Value, b: Value) => boolean;
  /**
   * Words read less surely than this are guesses: their digits are wrong as often as right. Default 0.2; values that have
   * to be one of few need less.
   */
  readonly leastConfidence?: number;
}

/** A second value speaks against the first where it was read at least this surely, in parts of the first's confidence. */
const rival = 0.5;

/** The surest value, or null where there is none or another is nearly as sure. */
export function settleField<Value>(
  found: readonly PrintedField<Value>[],
  { same = Object.is, leastConfidence = 0.2 }: SettleFieldOptions<Value> = {},
): PrintedField<Value> | null {
  const [best, ...others] = [...found].sort((a, b) => b.confidence - a.confidence);
  if (!best || best.confidence < leastConfidence) return null;
  const isContradicted = others.some(
    ({ value, confidence }) => confidence >= rival * best.confidence && !same(value, best.value),
  );
  return isContradicted ? null : best;
}
