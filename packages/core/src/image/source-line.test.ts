import { expect, it } from 'vitest';
import { sourceAt } from './source-at.ts';
import { sourceLine } from './source-line.ts';
import { mapOf } from './test-support/map-of.ts';

const map = mapOf({
  originX: -3,
  originY: 2,
  pitch: 4,
  columns: 7,
  rows: 6,
  column: (x, y) => 8 * x + 0.3 * y + 0.02 * x * y,
  row: (x, y) => 7 * y - 0.2 * x + 0.01 * y * y,
});

it('stands where each point stands alone, inside the map, on its nodes and beyond its rim', () => {
  const x = Float64Array.of(-20, -3, -1.7, 1, 5.25, 20.9, 21, 40);
  const line = sourceLine(map, x);
  const alone = new Float64Array(2);
  for (const y of [-9, 2, 3.3, 10, 21.9, 22, 50]) {
    line.moveTo(y);
    for (const [k, place] of x.entries()) {
      sourceAt(map, place, y, alone);
      expect(line.column[k]).toBeCloseTo(alone[0]!, 9);
      expect(line.row[k]).toBeCloseTo(alone[1]!, 9);
    }
  }
});
