import type { TimeSpan } from '../../model/quality.ts';
import { seconds } from '../../units.ts';

/** Shorter spans than this (s) are not told: no wave of a heart is that short. */
const shortest = 0.02;

/** The spans of a record's time axis in which something holds for every sample from `first` to before `end`. */
export function findSpans(
  holds: (sample: number) => boolean,
  { first, end, frequency }: { readonly first: number; readonly end: number; readonly frequency: number },
): TimeSpan[] {
  const spans: TimeSpan[] = [];
  let begin = -1;
  for (let n = first; n <= end; n++) {
    const is = n < end && holds(n);
    if (is && begin < 0) begin = n;
    if (is || begin < 0) continue;
    if (n - begin >= shortest * frequency)
      spans.push({ start: seconds(begin / frequency), end: seconds(n / frequency) });
    begin = -1;
  }
  return spans;
}
