import { expect, it } from 'vitest';
import { mapOf } from '../../image/test-support/map-of.ts';
import { scaleMap } from './scale-map.ts';

const map = mapOf({ originX: 10, originY: -4, pitch: 4, columns: 3, rows: 2, column: (x) => x, row: (_, y) => y });

it('moves the origin first and then changes the unit', () => {
  const scaled = scaleMap(map, 5, { x: 2, y: 1 });
  expect(scaled).toMatchObject({ originX: 40, originY: -25, pitch: 20, columns: 3, rows: 2 });
});

it('leaves every node where it is in the picture', () => {
  const scaled = scaleMap(map, 5, { x: 2, y: 1 });
  expect([...scaled.sourceColumn]).toEqual([10, 14, 18, 10, 14, 18]);
  expect([...scaled.sourceRow]).toEqual([-4, -4, -4, 0, 0, 0]);
});

it('is undone by the inverse', () => {
  const back = scaleMap(scaleMap(map, 5, { x: 2, y: 1 }), 1 / 5, { x: -10, y: -5 });
  expect(back).toMatchObject({ originX: 10, originY: -4, pitch: 4 });
});
