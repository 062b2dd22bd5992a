import { expect, it } from 'vitest';
import { cutTrace } from './cut-trace.ts';
import { listMarks } from './list-marks.ts';

const width = 40;
const height = 30;
const plane = (paint: (column: number, row: number) => number) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, p) => paint(p % width, Math.floor(p / width))),
});

/** A steep stroke three columns wide, and a stem that touches it below. */
const isStroke = (u: number) => u >= 10 && u <= 12;
const mask = plane((u, v) => (isStroke(u) || (v >= 25 && u < 30) ? 1 : 0));
const marks = listMarks(plane((u) => (u === 11 ? 255 : 0)));

it('takes steep strokes off, too, and leaves what stands beside them', () => {
  const { data } = cutTrace(mask, marks, 8);
  for (let v = 0; v < height; v++) for (let u = 9; u <= 13; u++) expect(data[v * width + u]).toBe(0);
  for (const u of [8, 14, 29]) expect(data[26 * width + u]).toBe(1);
});

it('gives the ink itself back where nothing is marked', () => {
  const none = listMarks(plane(() => 0));
  expect(cutTrace(mask, none, 8)).toBe(mask);
});
