/**
 * The middle value; of an even number of values the upper of the two in the middle, so that it is always one that was
 * measured. NaN where there are none. The values stay as they are.
 */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
