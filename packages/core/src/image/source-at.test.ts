import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cubicWeights, sourceAt } from './source-at.ts';
import { mapOf } from './test-support/map-of.ts';

const frame = { originX: -10, originY: 20, pitch: 5, columns: 9, rows: 7 };
const part = fc.double({ min: 0, max: 1, noNaN: true });

function at(map: ReturnType<typeof mapOf>, x: number, y: number) {
  const out = new Float64Array(2);
  sourceAt(map, x, y, out);
  return { column: out[0]!, row: out[1]! };
}

describe('cubicWeights', () => {
  it('are those of the Catmull–Rom spline', () => {
    expect(cubicWeights(0).map(Math.abs)).toEqual([0, 1, 0, 0]);
    expect(cubicWeights(1).map(Math.abs)).toEqual([0, 0, 1, 0]);
    // Catmull and Rom 1974, the middle of an interval: −1/16, 9/16, 9/16, −1/16.
    expect(cubicWeights(0.5)).toEqual([-0.0625, 0.5625, 0.5625, -0.0625]);
  });

  it('give parabolas back exactly', () => {
    fc.assert(
      fc.property(part, (t) => {
        const [a, b, c, d] = cubicWeights(t);
        expect(a + b + c + d).toBeCloseTo(1, 12);
        expect(-a + c + 2 * d).toBeCloseTo(t, 12);
        expect(a + c + 4 * d).toBeCloseTo(t * t, 12);
      }),
    );
  });
});

describe('sourceAt', () => {
  it('gives the nodes themselves', () => {
    const map = mapOf({ ...frame, column: (x, y) => x * x + 3 * y, row: (x, y) => Math.sin(x + y) });
    for (const [x, y] of [
      [-10, 20],
      [-5, 35],
      [30, 50],
      [30, 20],
    ] as const) {
      const found = at(map, x, y);
      expect(found.column).toBeCloseTo(x * x + 3 * y, 9);
      expect(found.row).toBeCloseTo(Math.sin(x + y), 9);
    }
  });

  it('follows a bent page between the nodes, away from the rim', () => {
    const column = (x: number, y: number) => 8 * x + 0.01 * x * x - 0.02 * x * y;
    const row = (x: number, y: number) => 7 * y - 0.03 * y * y + 0.5 * x;
    const map = mapOf({ ...frame, column, row });
    fc.assert(
      fc.property(part, part, (s, t) => {
        const [x, y] = [-5 + 30 * s, 25 + 20 * t];
        expect(at(map, x, y).column).toBeCloseTo(column(x, y), 8);
        expect(at(map, x, y).row).toBeCloseTo(row(x, y), 8);
      }),
    );
  });

  it('is held at the rim', () => {
    const map = mapOf({ ...frame, column: (x) => 8 * x, row: (_, y) => 8 * y });
    expect(at(map, -99, 35)).toEqual({ column: -80, row: 280 });
    expect(at(map, 99, 99)).toEqual({ column: 240, row: 400 });
  });
});
