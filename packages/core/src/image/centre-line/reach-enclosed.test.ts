import { expect, test } from 'vitest';
import { drawInk } from '../test-support/draw-ink.ts';
import { reachEnclosed } from './reach-enclosed.ts';

/** A narrow valley whose strokes a bar joins in row 1; the lower edges that a way along the bar finds. */
const ink = drawInk([
  '#.........#',
  '###########',
  '##.......##',
  '.##.....##.',
  '.##.....##.',
  '..##...##..',
  '..##...##..',
  '..###.###..',
  '...#####...',
  '...#####...',
  '....###....',
  '...........',
]);
const edge = () => Float32Array.from([2.5, 4.5, 7.5, 9.5, 1.5, 1.5, 1.5, 9.5, 7.5, 4.5, 2.5]);

test('an edge is led on to the ink that its own strokes enclose', () => {
  const found = edge();
  reachEnclosed(ink, found, { others: [], pen: 1, sign: 1 });
  expect([...found.slice(3, 8)]).toEqual([9.5, 10.5, 10.5, 10.5, 9.5]);
  expect([...found.slice(0, 3)]).toEqual([...edge().slice(0, 3)]);
});

test('ink that another way leads to is left to it', () => {
  const found = edge();
  const other = new Float32Array(11).fill(9);
  reachEnclosed(ink, found, { others: [other], pen: 1, sign: 1 });
  expect(found).toEqual(edge());
});

test('a way that has no ink stays without', () => {
  const found = edge().fill(Number.NaN, 4, 7);
  reachEnclosed(ink, found, { others: [], pen: 1, sign: 1 });
  expect(found[5]).toBeNaN();
});
