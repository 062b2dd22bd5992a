import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from './flatten.ts';
import { mapOf } from './test-support/map-of.ts';

const size = { width: 120, height: 90 };
const paint = (level: (column: number, row: number) => number) => ({
  ...size,
  data: Uint8Array.from({ length: size.width * size.height }, (_, k) =>
    level(k % size.width, Math.floor(k / size.width)),
  ),
});
/** The flat page, row by row. */
const rowsOf = ({ width, height, data }: { width: number; height: number; data: Uint8Array }) =>
  Array.from({ length: height }, (_, v) => [...data.slice(v * width, (v + 1) * width)]);
const frame = { originX: -5, originY: -5, pitch: 5, columns: 9, rows: 8 };

describe('flatten', () => {
  it('gives the pixels back where pixels fall on pixels', () => {
    const source = paint((column, row) => (column * 7 + row * 13) % 256);
    const map = mapOf({ ...frame, column: (x) => 4 * x, row: (_, y) => 4 * y });
    const flat = flatten(source, map, { left: 1, top: 2, right: 3, bottom: 2.5, pixelsPerMillimetre: 4 });
    expect(rowsOf(flat)).toEqual(
      [8, 9, 10].map((row) => [4, 5, 6, 7, 8, 9, 10, 11, 12].map((column) => (column * 7 + row * 13) % 256)),
    );
  });

  it('weighs the four neighbours between pixels', () => {
    const source = paint((column, row) => (column === 1 && row === 1 ? 200 : 0));
    const map = mapOf({ ...frame, column: (x) => x, row: (_, y) => y });
    const flat = flatten(source, map, { left: 0, top: 0.5, right: 2, bottom: 1, pixelsPerMillimetre: 2 });
    expect(rowsOf(flat)).toEqual([
      [0, 50, 100, 50, 0],
      [0, 100, 200, 100, 0],
    ]);
  });

  it('is 0 outside the picture', () => {
    const source = paint(() => 77);
    const map = mapOf({ ...frame, column: (x) => 4 * x, row: (_, y) => 4 * y });
    const flat = flatten(source, map, { left: -1, top: 0, right: 0.5, bottom: 0, pixelsPerMillimetre: 4 });
    expect(rowsOf(flat)).toEqual([[0, 0, 0, 0, 77, 77, 77]]);
    const below = flatten(source, map, { left: 0, top: 22, right: 0, bottom: 22.5, pixelsPerMillimetre: 4 });
    expect(rowsOf(below)).toEqual([[77], [0], [0]]);
  });

  it('gives a linear ramp back to the nearest level under any turn, shear and scale', () => {
    const source = paint((column, row) => column + row);
    const angle = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    const scale = fc.double({ min: 1.5, max: 2, noNaN: true });
    const resolution = fc.constantFrom(2, 3.7, 10);
    fc.assert(
      fc.property(angle, angle, scale, resolution, (turn, shear, scale, pixelsPerMillimetre) => {
        const column = (x: number, y: number) => 30 + scale * (x * Math.cos(turn) - y * Math.sin(turn + shear));
        const row = (x: number, y: number) => 25 + scale * (x * Math.sin(turn) + y * Math.cos(turn + shear));
        const map = mapOf({ ...frame, column, row });
        const flat = flatten(source, map, { left: 0, top: 0, right: 20, bottom: 20, pixelsPerMillimetre });
        const worst = Math.max(
          ...rowsOf(flat).flatMap((line, v) =>
            line.map((level, u) => {
              const [x, y] = [u / pixelsPerMillimetre, v / pixelsPerMillimetre];
              return Math.abs(level - column(x, y) - row(x, y));
            }),
          ),
        );
        expect(worst).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
      { numRuns: 30 },
    );
  });
});
