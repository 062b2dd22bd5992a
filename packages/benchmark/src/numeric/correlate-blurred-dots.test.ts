import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FiveTaps } from './blur-plane.ts';
import { correlateBlurredDots } from './correlate-blurred-dots.ts';
import type { DotPicture } from './dot-picture.ts';
import { mirroredBlur } from './mirrored-blur.ts';

const kernel: FiveTaps = [0.02, 0.18, 0.6, 0.18, 0.02];
const rows = 9;
const pictures = fc
  .array(fc.integer({ min: -1, max: rows - 1 }), { minLength: 3, maxLength: 12 })
  .filter((column) => column.some((row) => row >= 0));

function toDots(column: readonly number[]): DotPicture {
  const drawn = column.flatMap((row, at) => (row < 0 ? [] : [at]));
  return {
    rows,
    columns: column.length,
    dotRows: Int32Array.from(drawn, (at) => column[at]!),
    dotColumns: Int32Array.from(drawn),
  };
}

/** The blurred picture, pixel by pixel. */
function paint({ columns, dotRows, dotColumns }: DotPicture): number[][] {
  const image = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  dotRows.forEach((row, dot) => {
    const down = mirroredBlur(row, rows, kernel);
    const across = mirroredBlur(dotColumns[dot]!, columns, kernel);
    down.forEach((a, i) => {
      across.forEach((b, j) => {
        if (a * b > 0) image[row + i - 2]![dotColumns[dot]! + j - 2]! += a * b;
      });
    });
  });
  return image;
}

function correlation(first: number[][], second: number[][], lag: { row: number; column: number }): number {
  return first.reduce(
    (sum, line, i) => sum + line.reduce((s, value, j) => s + value * (second[i - lag.row]?.[j - lag.column] ?? 0), 0),
    0,
  );
}

it('finds the peak that the sum over all pixels has', () => {
  fc.assert(
    fc.property(pictures, pictures, (a, b) => {
      const [first, second] = [toDots(a), toDots(b)];
      const [one, other] = [paint(first), paint(second)];
      let best = 0;
      for (let row = 1 - rows; row < rows; row++) {
        for (let column = 1 - b.length; column < a.length; column++) {
          best = Math.max(best, correlation(one, other, { row, column }));
        }
      }
      expect(correlation(one, other, correlateBlurredDots(first, second, kernel))).toBeCloseTo(best, 10);
    }),
    { numRuns: 150 },
  );
});

it('keeps all ink where the mirror folds it back', () => {
  for (let position = 0; position < rows; position++) {
    expect(mirroredBlur(position, rows, kernel).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  }
});
