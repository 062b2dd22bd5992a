/** The value at which half of the weight of the finite values is reached; NaN if there are none. */
export function weightedMedian(pairs: Iterable<{ readonly value: number; readonly weight: number }>): number {
  const sorted = [...pairs].filter((pair) => Number.isFinite(pair.value)).sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, pair) => sum + pair.weight, 0) / 2;
  let reached = 0;
  for (const pair of sorted) {
    reached += pair.weight;
    if (reached >= half) return pair.value;
  }
  return Number.NaN;
}
