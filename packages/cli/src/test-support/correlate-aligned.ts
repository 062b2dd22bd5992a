/**
 * Pearson's correlation of two signals at 500 Hz, the highest within a shift of 50 ms either way: where on the paper
 * time begins is known no better. Samples that either lacks do not count. For tests.
 */
export function correlateAligned(left: Float32Array, right: Float32Array): number {
  const shifts = Array.from({ length: 51 }, (_, index) => index - 25);
  return Math.max(...shifts.map((shift) => correlate(left, right, shift)));
}

function correlate(left: Float32Array, right: Float32Array, shift: number): number {
  const pairs = Array.from(left, (value, index) => [value, right[index + shift] ?? Number.NaN] as const).filter(
    ([a, b]) => Number.isFinite(a) && Number.isFinite(b),
  );
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [meanLeft, meanRight] = [mean(0), mean(1)];
  const sum = (term: (a: number, b: number) => number) =>
    pairs.reduce((total, [a, b]) => total + term(a - meanLeft, b - meanRight), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}
