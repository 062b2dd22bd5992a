import { describe, expect, it } from 'vitest';
import { listMarkedRows } from '../../image/list-marked-rows.ts';
import type { LeadTrace, LineMarks } from '../../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../../units.ts';
import { leaveOtherMarks } from './leave-other-marks.ts';

const width = 40;
const height = 60;

function linesWith(marks: readonly (readonly [row: number, column: number])[]): LineMarks {
  const data = new Float32Array(width * height);
  for (const [row, column] of marks) data[row * width + column] = 0.8;
  return {
    left: millimetres(0),
    top: millimetres(0),
    pixelsPerMillimetre: pixelsPerMillimetre(1),
    marks: { width, height, data },
    needed: false,
  };
}

function traceAt(region: number, heightOf: (x: number) => number): LeadTrace {
  const y = Float32Array.from({ length: width / 2 }, (_, x) => heightOf(x));
  return { region, start: millimetres(0), step: millimetres(1), y, confidence: y.map(() => 1) };
}

function keptRows(lines: LineMarks, traces: readonly LeadTrace[], rows: readonly number[]) {
  const marked = listMarkedRows(lines.marks, 0.1);
  return leaveOtherMarks(traces, { rows, lines, marked }).map((own) => [
    ...own.rows.subarray(own.first[21]!, own.first[22]!),
  ]);
}

describe('leaveOtherMarks', () => {
  const above = traceAt(0, () => 10);
  const below = traceAt(1, () => 40);

  it('leaves each row its own marks and those that no row explains', () => {
    const lines = linesWith([
      [11, 21],
      [25, 21],
      [39, 21],
    ]);
    expect(keptRows(lines, [above, below], [0, 1])).toEqual([
      [11, 25],
      [25, 39],
    ]);
  });

  it('leaves marks where two rows meet to both', () => {
    const lines = linesWith([[12, 21]]);
    expect(keptRows(lines, [above, traceAt(1, () => 13)], [0, 1])).toEqual([[12], [12]]);
  });

  it('counts the whole height of a steep stroke as explained', () => {
    const lines = linesWith([[25, 21]]);
    const steep = traceAt(1, (x) => (x <= 10 ? 50 : 5));
    expect(keptRows(lines, [above, steep], [0, 1])).toEqual([[], [25]]);
  });

  it('takes leads of one row for one line', () => {
    const lines = linesWith([[40, 21]]);
    expect(keptRows(lines, [traceAt(0, () => 10), below], [0, 0])).toEqual([[40], [40]]);
  });

  it('keeps everything where the other row is not drawn', () => {
    const lines = linesWith([[40, 21]]);
    expect(keptRows(lines, [above, traceAt(1, () => Number.NaN)], [0, 1])).toEqual([[40], [40]]);
  });
});
