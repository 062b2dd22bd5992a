import { expect, it } from 'vitest';
import { mapOf } from '../../image/test-support/map-of.ts';
import { paperBounds } from './paper-bounds.ts';

/** 10 pixels a millimetre; the paper's (0, 0) lies at column 20, row 30. */
const map = mapOf({
  originX: -10,
  originY: -10,
  pitch: 5,
  columns: 20,
  rows: 20,
  column: (x) => 20 + 10 * x,
  row: (_, y) => 30 + 10 * y,
});

it('reaches one node beyond those inside the picture', () => {
  // Columns 0 to 399 are x = −2 to 37.9: nodes 0 to 35. Rows 0 to 199 are y = −3 to 16.9: nodes 0 to 15.
  expect(paperBounds(map, 400, 200)).toEqual({ left: -5, right: 40, top: -5, bottom: 20 });
});

it('counts a node on the last pixel and none behind it', () => {
  expect(paperBounds(map, 371, 200).right).toBe(40);
  expect(paperBounds(map, 370, 200).right).toBe(35);
  expect(paperBounds(map, 400, 181).bottom).toBe(20);
  expect(paperBounds(map, 400, 180).bottom).toBe(15);
});

it('follows a page that lies on its side', () => {
  const side = mapOf({
    originX: -10,
    originY: -50,
    pitch: 5,
    columns: 13,
    rows: 13,
    column: (_, y) => -10 * y,
    row: (x) => 10 * x,
  });
  expect(paperBounds(side, 301, 201)).toEqual({ left: -5, right: 25, top: -35, bottom: 5 });
});

it('goes no further than the map', () => {
  const small = mapOf({
    originX: 1,
    originY: 2,
    pitch: 5,
    columns: 5,
    rows: 4,
    column: (x) => 20 + 10 * x,
    row: (_, y) => 30 + 10 * y,
  });
  expect(paperBounds(small, 400, 300)).toEqual({ left: 1, right: 21, top: 2, bottom: 17 });
});
