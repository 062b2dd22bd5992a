/** The fraction nearest to `value` (over 1/256) with a denominator of at most `maximum`, as Python's fractions module finds it. */
export function limitDenominator(value: number, maximum: number): { numerator: number; denominator: number } {
  // A double over 2^-8 is a whole number of 2^-60, so the fraction below is exact.
  const wholeDenominator = 1n << 60n;
  const wholeNumerator = BigInt(value * 2 ** 60);
  const limit = BigInt(maximum);
  let [p0, q0, p1, q1] = [0n, 1n, 1n, 0n];
  let [n, d] = [wholeNumerator, wholeDenominator];
  while (d !== 0n) {
    const a = n / d;
    const q2 = q0 + a * q1;
    if (q2 > limit) break;
    [p0, q0, p1, q1] = [p1, q1, p0 + a * p1, q2];
    [n, d] = [d, n - a * d];
  }
  if (d === 0n) return { numerator: Number(p1), denominator: Number(q1) };
  const k = (limit - q0) / q1;
  // Of the last convergent and the last semiconvergent the nearer one wins; the convergent wins a tie.
  if (2n * d * (q0 + k * q1) <= wholeDenominator) return { numerator: Number(p1), denominator: Number(q1) };
  return { numerator: Number(p0 + k * p1), denominator: Number(q0 + k * q1) };
}
