import { expect, test } from 'vitest';
import { drawInk } from '../test-support/draw-ink.ts';
import { columnEdges } from './column-edges.ts';

const along = (row: number, width: number) => new Float32Array(width).fill(row);

test('edges lie where the ink passes half of its darkness', () => {
  const ink = drawInk(['.....', '.....', '+++++', '#####', '#####', '.....', '.....']);
  const edges = columnEdges(ink, 2, { path: along(3, 5), others: [], pen: 3 });
  expect(edges).toEqual({ upper: 2, lower: 4.5, shared: false });
});

test('faint ink has its edges at half of its own darkness', () => {
  const ink = drawInk(['.....', '.....', '+++++', '+++++', '.....', '.....']);
  expect(columnEdges(ink, 2, { path: along(2, 5), others: [], pen: 3 })).toMatchObject({ upper: 1.5, lower: 3.5 });
});

test('a way two rows beside the ink finds it, a way three rows beside it does not', () => {
  const ink = drawInk(['.....', '.....', '.....', '#####', '.....']);
  expect(columnEdges(ink, 2, { path: along(1, 5), others: [], pen: 3 })).toMatchObject({ upper: 2.5, lower: 3.5 });
  expect(columnEdges(ink, 2, { path: along(0, 5), others: [], pen: 3 })).toBeNull();
});

test('a pinhole between two strokes does not end the run, an open gap does', () => {
  const pinhole = drawInk(['..#..', '.###.', '.###.', '.#.#.', '.###.', '..#..', '.....']);
  expect(columnEdges(pinhole, 2, { path: along(1, 5), others: [], pen: 3 })).toMatchObject({ lower: 5.5 });
  const gap = drawInk(['..#..', '.###.', '.###.', '.#...', '.###.', '..#..', '.....']);
  expect(columnEdges(gap, 2, { path: along(1, 5), others: [], pen: 3 })).toMatchObject({ lower: 2.5 });
});

test('the border of the picture is paper', () => {
  const ink = drawInk(['###', '###', '###']);
  expect(columnEdges(ink, 0, { path: along(1, 3), others: [], pen: 3 })).toMatchObject({ upper: -0.5, lower: 2.5 });
});
