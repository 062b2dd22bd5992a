import { describe, expect, it } from 'vitest';
import { preparePhases } from './phase-picture.ts';

const image = { width: 9, height: 10, data: Uint8Array.from({ length: 90 }, (_, k) => (k * 37) % 251) };
const at = (column: number, row: number) => image.data[row * 9 + column]!;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('preparePhases', () => {
  const picture = preparePhases(image);

  it('sums rows for upright lines, and leaves out those that fill no strip', () => {
    const { data, length, strips } = picture.squeeze('upright', 3);
    expect([length, strips]).toEqual([9, 3]);
    for (let n = 0; n < 3; n++) {
      for (let x = 0; x < 9; x++) expect(data[n * 9 + x]).toBe(sum([0, 1, 2].map((b) => at(x, 3 * n + b))));
    }
  });

  it('sums columns for lying lines, with what lies across them along memory', () => {
    const { data, length, strips } = picture.squeeze('lying', 2);
    expect([length, strips]).toEqual([10, 4]);
    for (let n = 0; n < 4; n++) {
      for (let y = 0; y < 10; y++) expect(data[n * 10 + y]).toBe(at(2 * n, y) + at(2 * n + 1, y));
    }
  });

  it('sums values and squares of blocks', () => {
    const { columns, rows, values, squares } = picture.blocks();
    expect([columns, rows]).toEqual([2, 2]);
    for (let k = 0; k < 4; k++) {
      const block = Array.from({ length: 16 }, (_, n) =>
        at((k % 2) * 4 + (n % 4), Math.floor(k / 2) * 4 + Math.floor(n / 4)),
      );
      expect(values[k]).toBe(sum(block));
      expect(squares[k]).toBe(sum(block.map((value) => value * value)));
    }
  });

  it('makes once what is asked for twice', () => {
    expect(picture.squeeze('upright', 3)).toBe(picture.squeeze('upright', 3));
    expect(picture.blocks()).toBe(picture.blocks());
  });
});
