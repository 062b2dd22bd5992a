import { describe, expect, it } from 'vitest';
import { fillPolygon } from './fill-polygon.ts';
import { pointSpreads } from './point-spreads.ts';

const createLayer = () => ({ width: 40, height: 40, data: new Float32Array(1600) });
const sum = (data: Float32Array) => data.reduce((total, value) => total + value, 0);

describe('fillPolygon', () => {
  it('covers a rectangle along the pixels exactly', () => {
    const layer = createLayer();
    const rectangle = { columns: Float64Array.of(4.25, 9.5, 9.5, 4.25), rows: Float64Array.of(3.5, 3.5, 6.75, 6.75) };
    fillPolygon(layer, rectangle, pointSpreads.area);
    expect(sum(layer.data)).toBeCloseTo(5.25 * 3.25, 5);
    expect(layer.data[5 * 40 + 6]).toBe(1);
    expect(layer.data[4 * 40 + 4]).toBeCloseTo(0.25, 6);
    expect(layer.data[4 * 40 + 3]).toBe(0);
  });

  it.each([1, -1])('covers a turned square whichever way its corners run (%i)', (sense) => {
    const layer = createLayer();
    const corners = [0, 1, 2, 3].map((index) => (sense * index * Math.PI) / 2 + 0.3);
    const square = {
      columns: Float64Array.from(corners, (angle) => 20 + 12 * Math.cos(angle)),
      rows: Float64Array.from(corners, (angle) => 20 + 12 * Math.sin(angle)),
    };
    fillPolygon(layer, square, pointSpreads.area);
    expect(sum(layer.data) / 288).toBeCloseTo(1, 2);
  });

  it('keeps to the layer', () => {
    const layer = createLayer();
    const all = { columns: Float64Array.of(-9, 99, 99, -9), rows: Float64Array.of(-9, -9, 99, 99) };
    fillPolygon(layer, all, pointSpreads.tent);
    expect(layer.data.every((value) => value === 1)).toBe(true);
  });
});
