import { expect, it } from 'vitest';
import type { FlatLabels } from './flatten-labels.ts';
import { followMask } from './follow-mask.ts';

const width = 200;
const height = 120;
const pen = 4;

/** Traces of a pen of `pen` pixels, each with its number, at the rows that functions give. */
function drawTraces(...lines: ((column: number) => number)[]): Pick<FlatLabels, 'traces' | 'owners'> {
  const traces = { width, height, data: new Uint8Array(width * height) };
  const owners = new Uint8Array(width * height);
  lines.forEach((line, index) => {
    for (let column = 0; column < width; column++) {
      for (let row = 0; row < height; row++) {
        const cover = Math.min(1, Math.max(0, pen / 2 + 0.5 - Math.abs(row - line(column))));
        if (cover === 0) continue;
        traces.data[row * width + column] = Math.round(255 * cover);
        owners[row * width + column] = index + 1;
      }
    }
  });
  return { traces, owners };
}

it('finds the middle of a trace to a small part of a pixel', () => {
  const wave = (column: number) => 60 + 0.3 + 10 * Math.sin(column / 25);
  const lines = followMask(drawTraces(wave));
  expect(lines).toHaveLength(1);
  const { columns, rows } = lines[0]!;
  expect([columns[0], columns.at(-1)]).toEqual([0, width - 1]);
  for (let k = 0; k < width; k++) expect(Math.abs(rows[k]! - wave(k))).toBeLessThan(0.15);
});

it('keeps traces apart that stand above one another, and traces of two numbers that touch', () => {
  const apart = followMask(
    drawTraces(
      () => 20,
      () => 60,
    ),
  );
  expect(apart.map(({ rows }) => Math.round(rows[50]!))).toEqual([20, 60]);
  const crossing = followMask(
    drawTraces(
      (column) => 40 + column / 10,
      (column) => 43 + column / 10,
    ),
  );
  expect(crossing).toHaveLength(2);
  expect(crossing.every(({ rows }) => rows.length === width)).toBe(true);
});

it('goes to the tips of waves that are as narrow as a column', () => {
  const mask = drawTraces(() => 80);
  // A stroke up and down again within column 100: all rows from 30 to the base.
  for (let row = 30; row < 80; row++) {
    mask.traces.data[row * width + 100] = 255;
    mask.owners[row * width + 100] = 1;
  }
  const { rows } = followMask(mask)[0]!;
  expect(rows[99]).toBeCloseTo(80, 1);
  expect(Math.abs(rows[100]! - (29.5 + pen / 2))).toBeLessThan(1);
});

it('leaves holes open and specks out', () => {
  const mask = drawTraces(() => 50);
  for (let column = 90; column < 110; column++) {
    for (let row = 0; row < height; row++) mask.traces.data[row * width + column] = 0;
  }
  mask.traces.data.fill(255, 10 * width + 5, 10 * width + 12);
  const lines = followMask(mask);
  expect(lines.map(({ columns }) => [columns[0], columns.at(-1)])).toEqual([
    [0, 89],
    [110, width - 1],
  ]);
});
