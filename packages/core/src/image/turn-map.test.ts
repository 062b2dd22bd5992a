import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceAt } from './source-at.ts';
import { mapOf } from './test-support/map-of.ts';
import { turnMap } from './turn-map.ts';

/** Any small page, each node at a place of its own. */
const anyMap = fc
  .record({
    originX: fc.integer({ min: -9, max: 9 }),
    originY: fc.integer({ min: -9, max: 9 }),
    pitch: fc.constantFrom(1, 4, 5),
    columns: fc.integer({ min: 2, max: 5 }),
    rows: fc.integer({ min: 2, max: 5 }),
    bend: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  })
  .map(({ bend, ...frame }) =>
    mapOf({ ...frame, column: (x, y) => 8 * x + bend * x * y, row: (x, y) => 7 * y + bend * x }),
  );
type AnyMap = ReturnType<typeof mapOf>;

function at(map: AnyMap, x: number, y: number) {
  const out = new Float64Array(2);
  sourceAt(map, x, y, out);
  return [out[0]!, out[1]!];
}

/** The nodes as a picture: column numbers, row by row. */
const shown = (map: AnyMap) =>
  Array.from({ length: map.rows }, (_, j) =>
    [...map.sourceColumn.slice(j * map.columns, (j + 1) * map.columns)].join(' '),
  );

describe('turnMap', () => {
  const map = mapOf({
    originX: 0,
    originY: 0,
    pitch: 1,
    columns: 3,
    rows: 2,
    column: (x, y) => x + 3 * y + 1,
    row: () => 0,
  });

  it('turns the picture of the nodes', () => {
    expect(shown(map)).toEqual(['1 2 3', '4 5 6']);
    expect(shown(turnMap(map, 'half'))).toEqual(['6 5 4', '3 2 1']);
    expect(shown(turnMap(map, 'mirror'))).toEqual(['3 2 1', '6 5 4']);
    expect(shown(turnMap(map, 'quarter'))).toEqual(['3 6', '2 5', '1 4']);
  });

  it.each([
    ['half', (x: number, y: number) => [-x, -y]],
    ['mirror', (x: number, y: number) => [-x, y]],
    ['quarter', (x: number, y: number) => [y, -x]],
  ] as const)('%s moves every point of the paper with its place in the picture', (turn, moved) => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyMap, part, part, (map, s, t) => {
        const x = map.originX + s * (map.columns - 1) * map.pitch;
        const y = map.originY + t * (map.rows - 1) * map.pitch;
        const [newX, newY] = moved(x, y);
        const [column, row] = at(turnMap(map, turn), newX!, newY!);
        const [oldColumn, oldRow] = at(map, x, y);
        expect(column).toBeCloseTo(oldColumn!, 9);
        expect(row).toBeCloseTo(oldRow!, 9);
      }),
    );
  });

  it('undoes itself: two halves, two mirrors, four quarters', () => {
    const plain = (map: AnyMap) => ({ ...map, originX: map.originX + 0, originY: map.originY + 0 });
    fc.assert(
      fc.property(anyMap, (map) => {
        const half = turnMap(map, 'half');
        expect(plain(turnMap(half, 'half'))).toEqual(plain(map));
        expect(plain(turnMap(turnMap(map, 'mirror'), 'mirror'))).toEqual(plain(map));
        const halfByQuarters = turnMap(turnMap(map, 'quarter'), 'quarter');
        expect(plain(halfByQuarters)).toEqual(plain(half));
      }),
    );
  });
});
