import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveLinear } from './solve-linear.ts';

describe('solveLinear', () => {
  it('solves the Hilbert matrix of 4 as LAPACK does', () => {
    const matrix = Float64Array.from({ length: 16 }, (_, k) => 1 / (1 + (k % 4) + Math.floor(k / 4)));
    // scipy.linalg.solve(scipy.linalg.hilbert(4), [1, 2, 3, 4], assume_a='pos')
    const reference = [-64, 900, -2520, 1820];
    const found = solveLinear(matrix, Float64Array.of(1, 2, 3, 4));
    for (const [k, value] of reference.entries()) expect(found[k]! / value).toBeCloseTo(1, 4);
  });

  it('solves any well-conditioned symmetric positive system', () => {
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    const system = fc.integer({ min: 1, max: 7 }).chain((n) =>
      fc.record({
        factor: fc.array(part, { minLength: n * n, maxLength: n * n }),
        solution: fc.array(part, { minLength: n, maxLength: n }),
      }),
    );
    fc.assert(
      fc.property(system, ({ factor, solution }) => {
        const n = solution.length;
        const matrix = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            for (let k = 0; k < n; k++) matrix[i * n + j]! += factor[i * n + k]! * factor[j * n + k]!;
            if (i === j) matrix[i * n + j]! += 1;
          }
        }
        const right = Float64Array.from(solution, (_, i) =>
          solution.reduce((sum, x, j) => sum + matrix[i * n + j]! * x, 0),
        );
        const found = solveLinear(matrix, right);
        for (const [k, value] of solution.entries()) expect(found[k]).toBeCloseTo(value, 7);
      }),
    );
  });

  it('keeps a direction without data at zero', () => {
    const found = solveLinear(Float64Array.of(2, 0, 0, 0), Float64Array.of(6, 0));
    expect(found[0]).toBeCloseTo(3, 8);
    expect(found[1]).toBe(0);
  });

  it('leaves its arguments alone', () => {
    const [matrix, right] = [Float64Array.of(2, 1, 1, 2), Float64Array.of(3, 3)];
    solveLinear(matrix, right);
    expect([...matrix, ...right]).toEqual([2, 1, 1, 2, 3, 3]);
  });
});
