/** Median of the finite values; NaN where there are none. */
export function median(values: ArrayLike<number>): number {
  const finite = new Float64Array(values.length);
  let count = 0;
  for (let n = 0; n < values.length; n++) if (Number.isFinite(values[n]!)) finite[count++] = values[n]!;
  const sorted = finite.subarray(0, count).sort();
  if (sorted.length === 0) return Number.NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
