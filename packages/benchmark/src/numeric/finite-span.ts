/** Index of the first finite sample and one past the last; null where there is none. */
export function finiteSpan(samples: ArrayLike<number>): { readonly start: number; readonly end: number } | null {
  let start = 0;
  while (start < samples.length && !Number.isFinite(samples[start])) start++;
  if (start === samples.length) return null;
  let end = samples.length;
  while (!Number.isFinite(samples[end - 1])) end--;
  return { start, end };
}
