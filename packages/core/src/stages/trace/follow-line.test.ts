import fc from 'fast-check';
import { expect, it } from 'vitest';
import { followLine } from './follow-line.ts';

/** Marks as the network makes them: a Gaussian of one row around the line at every half column. */
function drawMarks(rows: ArrayLike<number>, height: number) {
  const width = rows.length;
  const data = new Float32Array(width * height);
  for (let k = 0; k < width; k++) {
    for (let v = 0; v < height; v++) {
      const mark = 0.9 * Math.exp(-0.5 * (v - rows[k]!) ** 2);
      data[v * width + k] = Math.max(data[v * width + k]!, mark);
    }
  }
  return { width, height, data };
}

it('follows any smooth line to a tenth of a row, from a path that is rows away', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 5, max: 25, noNaN: true }),
      fc.double({ min: 0.01, max: 0.12, noNaN: true }),
      (swing, speed) => {
        const rows = Float32Array.from({ length: 120 }, (_, k) => 60 + swing * Math.sin(speed * k));
        const line = followLine(drawMarks(rows, 120), { path: new Float32Array(60).fill(63) });
        for (let k = 0; k < 120; k++) expect(Math.abs(line.y[k]! - rows[k]!)).toBeLessThan(0.1);
      },
    ),
    { numRuns: 20 },
  );
});

it('stays on its own line where a neighbour crosses it', () => {
  const own = Float32Array.from({ length: 100 }, () => 40.3);
  const other = Float32Array.from({ length: 100 }, (_, k) => 10 + 0.6 * k);
  const marks = drawMarks(own, 90);
  for (const [p, value] of drawMarks(other, 90).data.entries()) marks.data[p] = Math.max(marks.data[p]!, value);
  const line = followLine(marks, { path: new Float32Array(50).fill(40) });
  expect(Math.abs(line.y[0]! - 40.3)).toBeLessThan(0.1);
  expect(Math.abs(line.y[99]! - 40.3)).toBeLessThan(0.1);
});

it('says nothing where there is no path, and NaN where there are no marks', () => {
  const marks = { width: 40, height: 30, data: new Float32Array(1200) };
  const path = new Float32Array(20).fill(15).fill(Number.NaN, 10);
  const line = followLine(marks, { path });
  expect([...line.y].every(Number.isNaN)).toBe(true);
  expect(line.confidence[0]).toBe(0);
  expect(line.confidence[39]).toBeNaN();
});
