import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfPlaneCoverage } from './half-plane-coverage.ts';
import { pointSpreads } from './point-spreads.ts';
import { strokePath } from './stroke-path.ts';

function blankLayer(width: number, height: number) {
  return { width, height, data: new Float32Array(width * height) };
}

function columnOf(layer: ReturnType<typeof blankLayer>, column: number) {
  return Array.from({ length: layer.height }, (_, row) => layer.data[row * layer.width + column]!);
}

describe('halfPlaneCoverage', () => {
  it('is the area that many small squares add up to', () => {
    const parts = 60;
    const property = fc.property(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 7, noNaN: true }),
      (depth, angle) => {
        const normal = [Math.cos(angle), Math.sin(angle)] as const;
        let inside = 0;
        for (let i = 0; i < parts * parts; i++) {
          const column = ((i % parts) + 0.5) / parts - 0.5;
          const row = (Math.floor(i / parts) + 0.5) / parts - 0.5;
          if (depth + column * normal[0] + row * normal[1] > 0) inside++;
        }
        expect(Math.abs(halfPlaneCoverage(depth, ...normal) - inside / parts ** 2)).toBeLessThan(0.02);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});

describe('strokePath', () => {
  it.each(['area', 'tent'] as const)('covers a column by the width of the pen at any slope (%s)', (name) => {
    const property = fc.property(
      fc.double({ min: 0.3, max: 5, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 19, max: 21, noNaN: true }),
      (width, slope, middle) => {
        const layer = blankLayer(41, 41);
        const rows = Float64Array.of(middle - 30 * slope, middle + 30 * slope);
        strokePath(layer, { columns: Float64Array.of(-10, 50), rows }, { width, pointSpread: pointSpreads[name] });
        const column = columnOf(layer, 20);
        const area = column.reduce((sum, value) => sum + value, 0);
        const centroid = column.reduce((sum, value, row) => sum + row * value, 0) / area;
        // A tent is not quite a pixel's worth when seen along a slope; an area's centroid leans to whole pixels.
        expect(Math.abs(area - width * Math.hypot(1, slope))).toBeLessThan(name === 'area' ? 1e-3 : 0.06);
        expect(Math.abs(centroid - middle)).toBeLessThan(name === 'area' ? 0.126 / width : 0.03);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  it('covers half a pixel whose centre lies half a pen from the centre line', () => {
    const layer = blankLayer(9, 9);
    strokePath(
      layer,
      { columns: Float64Array.of(-5, 15), rows: Float64Array.of(2.5, 2.5) },
      { width: 3, pointSpread: pointSpreads.area },
    );
    expect(columnOf(layer, 4)).toEqual([0, 0.5, 1, 1, 0.5, 0, 0, 0, 0]);
  });

  it('lifts the pen at NaN and draws a lone point as a dot', () => {
    const layer = blankLayer(20, 5);
    const columns = Float64Array.of(1, 3, Number.NaN, 10, Number.NaN, 16, 18);
    strokePath(layer, { columns, rows: new Float64Array(7).fill(2) }, { width: 1, pointSpread: pointSpreads.area });
    const row = [...layer.data.slice(40, 60)].map((value) => value > 0.5);
    expect(row.flatMap((inked, column) => (inked ? [column] : []))).toEqual([1, 2, 3, 10, 16, 17, 18]);
  });
});
