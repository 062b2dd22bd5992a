import { describe, expect, it } from 'vitest';
import { levelLines, levelValue } from './level-lines.ts';

const size = { width: 80, height: 60 };
const picture = (value: (column: number, row: number) => number) => ({
  ...size,
  data: Uint8Array.from({ length: size.width * size.height }, (_, k) =>
    value(k % size.width, Math.floor(k / size.width)),
  ),
});
const options = { radius: 6, brightest: 100 };

describe('levelLines', () => {
  it('takes shade off and keeps lines', () => {
    const { data } = levelLines(
      picture((column, row) => row / 2 + (column % 13 === 0 ? 40 : 0)),
      options,
    );
    const at = (column: number, row: number) => data[row * size.width + column]!;
    // 1 of 13 columns is a line: the mean is 3 above the paper.
    for (const row of [10, 30, 50]) {
      expect(Math.abs(at(26, row) - levelValue - 37)).toBeLessThanOrEqual(1);
      expect(Math.abs(at(32, row) - levelValue + 3)).toBeLessThanOrEqual(1);
    }
  });

  it('makes what is too dark for lines level, without a halo', () => {
    const { data } = levelLines(
      picture((column) => (column < 40 ? 20 : 220)),
      options,
    );
    expect(data.every((value) => value === levelValue)).toBe(true);
  });
});
