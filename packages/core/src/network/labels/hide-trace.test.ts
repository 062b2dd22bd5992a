import { expect, it } from 'vitest';
import { hideTrace } from './hide-trace.ts';
import { listMarks } from './list-marks.ts';

const width = 40;
const height = 30;
const plane = (paint: (column: number, row: number) => number) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, p) => paint(p % width, Math.floor(p / width))),
});

/** A line three rows high, a stem on it, and another one through it. */
const isStem = (u: number, v: number) => (u >= 18 && u <= 20 && v >= 2 && v <= 20) || (u >= 30 && u <= 32 && v >= 8);
const mask = plane((u, v) => (Math.abs(v - 20) <= 1 || isStem(u, v) ? 1 : 0));
const marks = listMarks(plane((_, v) => (v === 20 ? 255 : 0)));

it('takes the line off and leaves the stem that stands on it', () => {
  const { data } = hideTrace(mask, marks, 8);
  expect(data[20 * width + 5]).toBe(0);
  expect(data[19 * width + 5]).toBe(0);
  expect(data[10 * width + 19]).toBe(1);
  expect(data[20 * width + 19]).toBe(0);
});

it('leaves a stem whole that goes through the line', () => {
  const { data } = hideTrace(mask, marks, 8);
  for (let v = 8; v < height; v++) expect(data[v * width + 31]).toBe(1);
});

it('gives the ink itself back where nothing is marked', () => {
  const none = listMarks(plane(() => 0));
  expect(hideTrace(mask, none, 8)).toBe(mask);
});
