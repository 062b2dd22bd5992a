import { expect, it } from 'vitest';
import type { FlatPage, LeadTrace, LineMarks } from '../../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../../units.ts';
import { lineInputs } from '../line-network.ts';
import { describeLine } from './describe-line.ts';
import { listSteepness } from './list-steepness.ts';

const scale = 8;
const [width, height] = [160, 120];

/** A stroke of three rows about row 40 (y = 5 mm), as the ink and, more sharply, as the marks show it. */
function createFlat(): { readonly flat: FlatPage; readonly lines: LineMarks } {
  const ink = { width, height, data: new Float32Array(width * height) };
  ink.data.fill(1, 39 * width, 42 * width);
  const marks = { width: 2 * width, height, data: new Float32Array(2 * width * height) };
  marks.data.fill(0.81, 40 * 2 * width, 41 * 2 * width);
  const frame = { left: millimetres(0), top: millimetres(0), pixelsPerMillimetre: pixelsPerMillimetre(scale) };
  const reliability = { width, height, data: new Uint8Array(width * height) };
  return { flat: { ...frame, ink, reliability }, lines: { ...frame, marks, needed: false } };
}

function describe(heightOf: (i: number) => number): (row: number, i: number) => number {
  const count = 128;
  const y = Float32Array.from({ length: count }, (_, i) => heightOf(i));
  const trace: LeadTrace = {
    region: 0,
    start: millimetres(1),
    step: millimetres(1 / 16),
    y,
    confidence: new Float32Array(count).fill(0.6),
  };
  const others = [listSteepness({ ...trace, y: Float32Array.from(y, (_, i) => i / 16) })];
  const bytes = describeLine(trace, { ...createFlat(), penWidth: 0.4, paperSpeed: 25, others });
  expect(bytes).toHaveLength(lineInputs * count);
  return (row, i) => bytes[row * count + i]!;
}

/** Rows of the description: the trace itself in either profile, then the numbers. */
const [middleOfInk, middleOfMarks, level, slope, above, below, confidence, company] = [15, 46, 62, 63, 64, 65, 66, 69];

it('sees the stroke about the trace, evenly above and below', () => {
  const at = describe(() => 5);
  expect(at(middleOfInk, 60)).toBe(255);
  expect(at(middleOfMarks, 60)).toBe(Math.round(255 * Math.sqrt(0.81)));
  for (let k = 1; k <= 15; k++) expect(at(middleOfInk - k, 60)).toBe(at(middleOfInk + k, 60));
  expect(at(middleOfInk + 4, 60)).toBe(0);
  expect(at(above, 60)).toBe(at(below, 60));
});

it('sees on which side of the stroke the trace lies, and how it climbs', () => {
  const at = describe((i) => 5.1 - (i > 100 ? 0.25 * (i - 100) : 0));
  expect(at(above, 60)).toBeGreaterThan(at(below, 60));
  expect(at(level, 110)).toBeLessThan(at(level, 60));
  // 4 mm/mm upward: half of what the byte spans to that side.
  expect(at(slope, 110)).toBeCloseTo(127.5 - 127.5 / 8, -0.5);
  expect(at(slope, 60)).toBe(128);
});

it('tells holes, and how steep the other traces are', () => {
  const at = describe((i) => (i === 30 ? Number.NaN : 5));
  expect(at(confidence, 30)).toBe(0);
  expect(at(confidence, 31)).toBe(Math.round((255 * 1.6) / 2));
  expect(at(middleOfInk, 30)).toBe(255);
  // The other trace climbs by 1 mm/mm.
  expect(at(company, 60)).toBe(Math.round((255 * Math.log(2)) / 3));
});
