import { mean } from './mean.ts';

/** Pearson's correlation of two equally long finite signals; NaN where one of them is constant. */
export function pearson(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const firstMean = mean(first);
  const secondMean = mean(second);
  let product = 0;
  let firstPower = 0;
  let secondPower = 0;
  for (let i = 0; i < first.length; i++) {
    const x = first[i]! - firstMean;
    const y = second[i]! - secondMean;
    product += x * y;
    firstPower += x * x;
    secondPower += y * y;
  }
  const scale = Math.sqrt(firstPower * secondPower);
  return scale > 0 ? product / scale : Number.NaN;
}
