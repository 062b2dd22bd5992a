import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceAt } from '../../image/source-at.ts';
import { buildPaperMap } from './build-paper-map.ts';

const size = { width: 400, height: 300 };

/** A page photographed: turned, seen at an angle, and curled by a slow wave. Paper x and y (mm) at a place of the picture. */
function warp({ turn, tilt, curl, scale }: { turn: number; tilt: number; curl: number; scale: number }) {
  const along = (column: number, row: number) => {
    const [u, v] = [column - 200, row - 150];
    const depth = 1 + tilt * u + 0.5 * tilt * v;
    const across = (Math.cos(turn) * u + Math.sin(turn) * v) / scale / depth;
    const down = (Math.cos(turn) * v - Math.sin(turn) * u) / scale / depth;
    return { x: across + curl * Math.sin(down / 20), y: down + curl * Math.sin(across / 25) };
  };
  return {
    x: (column: number, row: number) => along(column, row).x,
    y: (column: number, row: number) => along(column, row).y,
  };
}

const anyWarp = fc
  .record({
    turn: fc.integer({ min: -450, max: 450 }).map((tenths) => ((tenths / 10) * Math.PI) / 180),
    tilt: fc.integer({ min: -4, max: 4 }).map((n) => n * 1e-4),
    curl: fc.integer({ min: -10, max: 10 }).map((n) => n / 10),
    scale: fc.integer({ min: 40, max: 120 }).map((n) => n / 10),
  })
  .map(warp);

describe('buildPaperMap', () => {
  it('stands on whole multiples of the pitch and goes beyond the picture on all sides', () => {
    const map = buildPaperMap(
      (column) => (column - 35) / 10,
      (_, row) => (row + 62) / 10,
      { ...size, pitch: 4 },
    );
    // x runs from −3.5 to 36.5, y from 6.2 to 36.2.
    expect(map).toMatchObject({ originX: -8, originY: 0, pitch: 4, columns: 14, rows: 12 });
    expect(map.sourceColumn[0]).toBeCloseTo(-45, 6);
    expect(map.sourceRow[map.columns]).toBeCloseTo(-22, 6);
    expect(map.sourceColumn.at(-1)).toBeGreaterThan(size.width);
    expect(map.sourceRow.at(-1)).toBeGreaterThan(size.height);
  });

  it('turns the surfaces round: what they say at each node is where the node stands', () => {
    fc.assert(
      fc.property(anyWarp, ({ x, y }) => {
        const map = buildPaperMap(x, y, { ...size, pitch: 5 });
        for (const [k, column] of map.sourceColumn.entries()) {
          const row = map.sourceRow[k]!;
          expect(x(column, row)).toBeCloseTo(map.originX + (k % map.columns) * 5, 3);
          expect(y(column, row)).toBeCloseTo(map.originY + Math.floor(k / map.columns) * 5, 3);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leads from any pixel to the paper and back to the same pixel', () => {
    const place = fc.record({ column: fc.integer({ min: 0, max: 400 }), row: fc.integer({ min: 0, max: 300 }) });
    const out = new Float64Array(2);
    fc.assert(
      fc.property(anyWarp, fc.array(place, { minLength: 20, maxLength: 20 }), ({ x, y }, places) => {
        const map = buildPaperMap(x, y, { ...size, pitch: 4 });
        for (const { column, row } of places) {
          sourceAt(map, x(column, row), y(column, row), out);
          expect(Math.hypot(out[0]! - column, out[1]! - row)).toBeLessThan(0.05);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('covers what is asked for, from edge to edge', () => {
    const { x, y } = warp({ turn: 0.1, tilt: 2e-4, curl: 0.3, scale: 6 });
    const bounds = { left: -20, right: 21, top: -12, bottom: 10 };
    const map = buildPaperMap(x, y, { bounds, pitch: 2.5 });
    expect(map).toMatchObject({ originX: -20, originY: -12, pitch: 2.5, columns: 17, rows: 10 });
    for (const k of [0, 16, 80, 169]) {
      const [column, row] = [map.sourceColumn[k]!, map.sourceRow[k]!];
      expect(x(column, row)).toBeCloseTo(-20 + 2.5 * (k % 17), 3);
      expect(y(column, row)).toBeCloseTo(-12 + 2.5 * Math.floor(k / 17), 3);
    }
  });
});
