/** The finite samples less their mean, 0 elsewhere. `inside` narrows which samples count as finite. */
export function subtractMean(samples: ArrayLike<number>, inside?: ArrayLike<boolean>): Float64Array {
  const result = new Float64Array(samples.length);
  let sum = 0;
  let count = 0;
  const counts = (i: number) => Number.isFinite(samples[i]) && (inside === undefined || inside[i]!);
  for (let i = 0; i < samples.length; i++) {
    if (!counts(i)) continue;
    sum += samples[i]!;
    count++;
  }
  const average = sum / count;
  for (let i = 0; i < samples.length; i++) if (counts(i)) result[i] = samples[i]! - average;
  return result;
}
