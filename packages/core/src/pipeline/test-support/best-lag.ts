/**
 * By how many whole samples the estimate must move later to fit the label best, at most `maximum` either way: the highest
 * correlation of the two without their means; missing samples count as the mean. Both are equally long.
 */
export function bestLag(label: Float32Array, estimate: Float32Array, maximum: number): number {
  const [a, b] = [withoutMean(label), withoutMean(estimate)];
  const limit = Math.min(maximum, label.length - 1);
  let [best, highest] = [0, Number.NEGATIVE_INFINITY];
  for (let lag = -limit; lag <= limit; lag++) {
    let sum = 0;
    for (let i = Math.max(lag, 0); i < a.length + Math.min(lag, 0); i++) sum += a[i]! * b[i - lag]!;
    if (sum > highest) [best, highest] = [lag, sum];
  }
  return best;
}

function withoutMean(samples: Float32Array): Float64Array {
  let [sum, count] = [0, 0];
  for (const value of samples) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return Float64Array.from(samples, (value) => (Number.isNaN(value) ? 0 : value - sum / count));
}
