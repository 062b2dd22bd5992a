import { describe, expect, it } from 'vitest';
import type { PaperMap } from '../model/paper-map.ts';
import { millimetres } from '../units.ts';
import { paperAt } from './paper-at.ts';
import { sourceAt } from './source-at.ts';

/** A sheet that is turned, in perspective and bent. */
function bentMap(): PaperMap {
  const [columns, rows] = [30, 20];
  const at = (scale: (x: number, y: number) => number) =>
    Float64Array.from({ length: columns * rows }, (_, k) =>
      scale(10 + (k % columns) * 5, -20 + Math.floor(k / columns) * 5),
    );
  const depth = (x: number, y: number) => 1 + 0.001 * x + 0.0005 * y;
  return {
    originX: millimetres(10),
    originY: millimetres(-20),
    pitch: millimetres(5),
    columns,
    rows,
    sourceColumn: at((x, y) => (8 * x - 2 * y) / depth(x, y) + 4 * Math.sin(x / 25)),
    sourceRow: at((x, y) => (2 * x + 8 * y) / depth(x, y)),
  };
}

describe('paperAt', () => {
  it('finds the point that a place of the picture shows', () => {
    const map = bentMap();
    const out = new Float64Array(2);
    for (let x = 12; x < 150; x += 9.1) {
      for (let y = -18; y < 70; y += 7.7) {
        sourceAt(map, x, y, out);
        const found = paperAt(map, out[0]!, out[1]!);
        expect(found).not.toBeNull();
        expect(Math.hypot(found![0] - x, found![1] - y)).toBeLessThan(1e-5);
      }
    }
  });

  it('knows nothing beside the paper', () => {
    expect(paperAt(bentMap(), -5000, 40)).toBeNull();
  });
});
