import fc from 'fast-check';
import { expect, it } from 'vitest';
import { invertPositive } from './invert-positive.ts';

it('inverts positive matrices and tells their determinant', () => {
  const entries = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(entries, (root) => {
      const at = (i: number, j: number) =>
        [0, 1, 2].reduce((sum, k) => sum + root[3 * i + k]! * root[3 * j + k]!, i === j ? 1 : 0);
      const matrix = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => at(i, j)));
      const { inverse, logarithm } = invertPositive(matrix, 3);
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < 3; j++) {
          const product = [0, 1, 2].reduce((sum, k) => sum + at(i, k) * inverse[3 * k + j]!, 0);
          expect(product).toBeCloseTo(i === j ? 1 : 0, 6);
        }
      const [a, b, c, d, e, f, g, h, k] = matrix as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      expect(Math.exp(logarithm) / (a * (e * k - f * h) - b * (d * k - f * g) + c * (d * h - e * g))).toBeCloseTo(1, 6);
    }),
  );
});
