import { expect, it } from 'vitest';
import type { RowSketch } from '../../../model/page-layout.ts';
import type { PaperBox } from '../../../model/printed.ts';
import { millimetres } from '../../../units.ts';
import { findSeamMarks } from './find-seam-marks.ts';

/** A level row of 200 mm with holes [left, right) in mm. */
function row(holes: readonly (readonly [number, number])[]): RowSketch {
  const y = Float32Array.from({ length: 2001 }, (_, k) =>
    holes.some(([left, right]) => k / 10 >= left && k / 10 < right) ? Number.NaN : 20,
  );
  return {
    start: millimetres(0),
    step: millimetres(0.1),
    y,
    baseline: millimetres(20),
    traceStart: millimetres(0),
    traceEnd: millimetres(200),
    pulseSide: null,
  };
}

const box = (left: number, right: number): PaperBox => ({
  left: millimetres(left),
  right: millimetres(right),
  top: millimetres(15),
  bottom: millimetres(18),
});

const rows = [0, 1, 2];
const none = { rows, separators: [], names: [] };

it('finds gaps that most rows have at one place', () => {
  const sketches = [
    row([
      [100, 100.5],
      [40, 41],
    ]),
    row([[100.1, 100.6]]),
    row([[150, 151]]),
  ];
  const { gaps, ticks } = findSeamMarks(sketches, none);
  expect(ticks).toEqual([]);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]!.left).toBeCloseTo(100, 0);
  expect(gaps[0]!.right).toBeCloseTo(100.5, 0);
});

it('takes a tick beside a gap, and names between two gaps, for part of one mark', () => {
  const holes = [
    [100, 101],
    [104, 105],
  ] as const;
  const sketches = rows.map(() => row(holes));
  const names = rows.map(() => box(101.2, 103.8));
  const separators = rows.map((index) => ({ row: index, x: millimetres(99.2) }));
  const { gaps, ticks } = findSeamMarks(sketches, { rows, separators, names });
  expect(ticks).toHaveLength(1);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]!.left).toBeCloseTo(99, 5);
  expect(gaps[0]!.right).toBeCloseTo(105, 1);
  expect(findSeamMarks(sketches, none).gaps).toHaveLength(2);
});

it('sees no gap where a row has not begun', () => {
  const late = { ...row([[0, 30]]), traceStart: millimetres(30) };
  expect(findSeamMarks([late, late, late], none).gaps).toEqual([]);
});
