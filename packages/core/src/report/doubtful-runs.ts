/**
 * Below this mean confidence a part of a trace is marked. Single columns do not count: steep strokes are less sure than
 * the line between them on every page, and a person who saw all of them marked would look at none.
 */
const doubtfulBelow = 0.5;

/**
 * Ranges of places, end exclusive, around which the mean confidence is low; missing places (NaN) belong to none.
 * @param reach Places on either side over which the mean is taken.
 */
export function doubtfulRuns(
  confidence: Float32Array | undefined,
  reach: number,
): { readonly first: number; readonly end: number }[] {
  if (confidence === undefined) return [];
  const runs: { first: number; end: number }[] = [];
  let [sum, count] = [0, 0];
  const add = (i: number, sign: 1 | -1) => {
    const value = confidence[i];
    if (value === undefined || Number.isNaN(value)) return;
    sum += sign * value;
    count += sign;
  };
  for (let i = -reach; i < confidence.length; i++) {
    add(i + reach, 1);
    add(i - reach - 1, -1);
    if (i < 0 || Number.isNaN(confidence[i]!) || !(sum < doubtfulBelow * count)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.end === i) last.end = i + 1;
    else runs.push({ first: i, end: i + 1 });
  }
  return runs;
}
