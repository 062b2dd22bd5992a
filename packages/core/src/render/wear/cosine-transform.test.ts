import { expect, test } from 'vitest';
import { createSeededRandom } from '../create-seeded-random.ts';
import { backwardCosines, cosineScale, forwardCosines } from './cosine-transform.ts';

/** The definition, orthonormal. */
function slowCosines(values: readonly number[]): number[] {
  return values.map((_, k) => {
    const sum = values.reduce((total, value, i) => total + value * Math.cos(((2 * i + 1) * k * Math.PI) / 16), 0);
    return (k === 0 ? Math.SQRT1_2 : 1) * 0.5 * sum;
  });
}

test('forwards it is the cosine transform but for the scale, and backwards its inverse', () => {
  const random = createSeededRandom(1);
  for (const step of [1, 8]) {
    const values = Array.from({ length: 8 }, () => 255 * random.uniform() - 128);
    const work = new Float64Array(3 + 8 * step);
    for (const [i, value] of values.entries()) work[3 + i * step] = value;
    forwardCosines(work, 3, step);
    for (const [k, expected] of slowCosines(values).entries()) {
      expect(work[3 + k * step]! / (cosineScale(k) * Math.sqrt(8))).toBeCloseTo(expected, 9);
      work[3 + k * step] = (expected * cosineScale(k)) / Math.sqrt(8);
    }
    backwardCosines(work, 3, step);
    for (const [i, value] of values.entries()) expect(work[3 + i * step]).toBeCloseTo(value, 9);
  }
});
