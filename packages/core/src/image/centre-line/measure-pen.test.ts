import { expect, test } from 'vitest';
import { measurePen } from './measure-pen.ts';

const paper = { width: 200, height: 60, data: new Float32Array(200 * 60) };
const upper = (row: (u: number) => number) => Float32Array.from({ length: 200 }, (_, u) => row(u));

test('the median width of the level pieces counts, however thick the slanted ones look', () => {
  const top = upper((u) => (u < 80 ? 20 : 20 + (u - 80) * 0.2));
  const bottom = top.map((row, u) => row + (u < 80 ? 2.5 : 4));
  expect(measurePen(paper, top, bottom)).toBeCloseTo(2.5, 5);
});

test('where nothing is level, a low quantile of all widths counts', () => {
  const top = upper((u) => 20 + (u % 3));
  const bottom = top.map((row, u) => row + 2 + (u % 10) / 10);
  expect(measurePen(paper, top, bottom)).toBeGreaterThan(1.99);
  expect(measurePen(paper, top, bottom)).toBeLessThan(2.2);
});

test('steep strokes tell the pen by their width along the row', () => {
  const ink = { ...paper, data: new Float32Array(200 * 60) };
  const [top, bottom] = [upper(() => Number.NaN), upper(() => Number.NaN)];
  for (let stroke = 5; stroke < 195; stroke += 10) {
    for (let row = 10; row < 50; row++) ink.data.fill(1, row * 200 + stroke, row * 200 + stroke + 2);
    top.fill(9.5, stroke, stroke + 2);
    bottom.fill(49.5, stroke, stroke + 2);
  }
  expect(measurePen(ink, top, bottom)).toBe(2);
});

test('without any edge the usual pen is given', () => {
  expect(
    measurePen(
      paper,
      upper(() => Number.NaN),
      upper(() => Number.NaN),
    ),
  ).toBe(3);
});
