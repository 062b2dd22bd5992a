import { describe, expect, test } from 'vitest';
import type { FloatImage } from '../../model/image.ts';
import { centreLine } from './centre-line.ts';
import { blurInk } from './test-support/blur-ink.ts';
import { drawStrokes, type Polyline } from './test-support/draw-strokes.ts';
import { rowOf } from './test-support/row-of.ts';
import { spike } from './test-support/spike.ts';
import { worstError } from './test-support/worst-error.ts';

/** A way as a follower gives it: whole rows. */
const wayOf = (truth: Float32Array) => truth.map((y) => Math.round(y));

/** Row of the centroid of the ink of a column: what a tip must not be read from. */
function centroid(ink: FloatImage, column: number): number {
  let [sum, moment] = [0, 0];
  for (let row = 0; row < ink.height; row++) {
    const darkness = ink.data[row * ink.width + column]!;
    sum += darkness;
    moment += darkness * row;
  }
  return moment / sum;
}

describe('straight lines', () => {
  const level = 20.3;
  // Linear interpolation between pixels of unit width is off by up to 0.086 px at a level edge; slanted edges average it out.
  const cases = [
    { slope: 0, bound: 0.1 },
    { slope: 0.5, bound: 0.05 },
    { slope: 3, bound: 0.03 },
    { slope: 15, bound: 0.03 },
  ];
  for (const { slope, bound } of cases) {
    for (const pen of [2, 3, 4.5]) {
      test(`slope ${slope}, pen ${pen}: centre within ${bound} px, and both edges agree`, () => {
        const width = 50;
        const line: Polyline = [
          [-5, level - 5 * slope],
          [width + 5, level + slope * (width + 5)],
        ];
        const truth = rowOf(line, width);
        const ink = drawStrokes([line], { width, height: Math.ceil(40 + slope * width), pen });
        const { y, spread } = centreLine(ink, { path: wayOf(truth), others: [], penWidth: pen });
        expect(worstError(y, truth, [6, width - 7])).toBeLessThan(bound);
        expect(Math.max(...spread.slice(6, -6))).toBeLessThan(0.2);
      });
    }
  }
});

describe('curves', () => {
  for (const [amplitude, period] of [
    [10, 60],
    [30, 60],
    [5, 30],
  ] as const) {
    test(`a sine of ${amplitude} px every ${period} px within 0.06 px`, () => {
      const width = 200;
      const line = Array.from({ length: 1051 }, (_, k): [number, number] => {
        const column = k / 5 - 5;
        return [column, 50 + amplitude * Math.sin((2 * Math.PI * column) / period)];
      });
      const truth = rowOf(line, width);
      const ink = drawStrokes([line], { width, height: 100, pen: 3 });
      const { y } = centreLine(ink, { path: wayOf(truth), others: [], penWidth: 3 });
      expect(worstError(y, truth, [5, width - 6])).toBeLessThan(0.06);
    });
  }
});

describe('narrow spikes', () => {
  const width = 80;
  const cases = [
    { name: 'peak', tip: 40.3, half: 6 },
    { name: 'narrower peak', tip: 40.3, half: 3 },
    { name: 'valley', tip: 160, half: 6 },
  ];
  for (const { name, tip, half } of cases) {
    test(`the tip of a ${name} is found within 0.15 px, 7 px or more beyond the centroid of its ink`, () => {
      const line = spike({ base: 100, tip: [40, tip], half, width });
      const truth = rowOf(line, width);
      const ink = drawStrokes([line], { width, height: 200, pen: 3 });
      const { y } = centreLine(ink, { path: wayOf(truth), others: [], penWidth: 3 });
      expect(Math.abs(y[40]! - tip)).toBeLessThan(0.15);
      expect(Math.abs(centroid(ink, 40) - tip)).toBeGreaterThan(6.9);
    });

    test(`a blurred ${name} keeps its tip within 0.3 px, where its ink has drawn back by 10 px`, () => {
      const line = spike({ base: 100, tip: [40, tip], half, width });
      const truth = rowOf(line, width);
      const ink = blurInk(drawStrokes([line], { width, height: 200, pen: 3 }), 0.8);
      const { y } = centreLine(ink, { path: wayOf(truth), others: [], penWidth: 3 });
      expect(Math.abs(y[40]! - tip)).toBeLessThan(0.3);
      expect(Math.abs(centroid(ink, 40) - tip)).toBeGreaterThan(10);
    });
  }

  test('a blunter peak is cut by at most half a pen, wherever between two columns its tip is', () => {
    for (let part = 0; part < 1; part += 0.1) {
      const line = spike({ base: 100, tip: [40 + part, 40], half: 15, width });
      const ink = drawStrokes([line], { width, height: 200, pen: 3 });
      const { y } = centreLine(ink, { path: wayOf(rowOf(line, width)), others: [], penWidth: 3 });
      const found = Math.min(...y.filter((row) => !Number.isNaN(row)));
      expect(found - 40).toBeGreaterThan(-0.1);
      expect(found - 40).toBeLessThan(1.5);
    }
  });
});

describe('neighbours', () => {
  const width = 100;
  const size = { width, height: 200, pen: 3 };
  const flat: Polyline = [
    [-5, 100.2],
    [width + 5, 100.2],
  ];

  test('a flat curve crossed by a steep stroke stays flat within a third of the pen, and only if it knows of the other', () => {
    const step: Polyline = [
      [-5, 40],
      [49, 40],
      [51, 170],
      [width + 5, 170],
    ];
    const ink = drawStrokes([flat, step], size);
    const [truth, other] = [rowOf(flat, width), rowOf(step, width)];
    const told = centreLine(ink, { path: wayOf(truth), others: [wayOf(other)], penWidth: 3 });
    expect(worstError(told.y, truth, [0, width - 1])).toBeLessThan(1);
    // One column away from the stroke nothing is left of it.
    expect(worstError(told.y, truth, [0, 48])).toBeLessThan(0.15);
    expect(worstError(told.y, truth, [52, width - 1])).toBeLessThan(0.15);
    const alone = centreLine(ink, { path: wayOf(truth), others: [], penWidth: 3 });
    expect(worstError(alone.y, truth, [0, width - 1])).toBeGreaterThan(10);
  });

  test('a spike goes on beyond the flat curve that it crosses, to its tip within a pen', () => {
    const line = spike({ base: 40, tip: [50, 140], half: 8, width });
    const ink = drawStrokes([flat, line], size);
    const { y } = centreLine(ink, {
      path: wayOf(rowOf(line, width)),
      others: [wayOf(rowOf(flat, width))],
      penWidth: 3,
    });
    expect(Math.abs(y[50]! - 140)).toBeLessThan(3);
  });

  test('a spike that blur joins to a flat curve below it ends on its near side', () => {
    const line = spike({ base: 40, tip: [50, 96], half: 6, width });
    const ink = blurInk(drawStrokes([flat, line], size), 0.8);
    const { y } = centreLine(ink, {
      path: wayOf(rowOf(line, width)),
      others: [wayOf(rowOf(flat, width))],
      penWidth: 3,
    });
    expect(Math.abs(y[50]! - 96)).toBeLessThan(1.6);
    const alone = centreLine(ink, { path: wayOf(rowOf(line, width)), others: [], penWidth: 3 });
    expect(alone.y[50]! - 96).toBeGreaterThan(1.6);
  });

  for (const half of [3, 4]) {
    for (const blur of [0.8, 1]) {
      test(`two spikes of half width ${half} that meet tip to tip, joined by blur of ${blur} px, are parted at their neck`, () => {
        const above = spike({ base: 20, tip: [50, 80], half, width });
        const below = spike({ base: 145, tip: [50, 85], half, width });
        const ink = blurInk(drawStrokes([above, below], size), blur);
        const [upper, lower] = [wayOf(rowOf(above, width)), wayOf(rowOf(below, width))];
        const first = centreLine(ink, { path: upper, others: [lower], penWidth: 3 });
        const second = centreLine(ink, { path: lower, others: [upper], penWidth: 3 });
        expect(Math.abs(first.y[50]! - 80)).toBeLessThan(0.5);
        expect(Math.abs(second.y[50]! - 85)).toBeLessThan(0.5);
      });
    }
  }
});

test('print that joins the strokes of a spike does not hide the tip beyond it', () => {
  const width = 100;
  for (const [base, bar, tip] of [
    [30, 60, 110],
    [120, 90, 40],
  ] as const) {
    const line = spike({ base, tip: [50, tip], half: 6, width });
    const truth = rowOf(line, width);
    const letter: Polyline = [
      [46, bar],
      [54, bar],
    ];
    const ink = drawStrokes([line, letter], { width, height: 150, pen: 3 });
    // The way takes the short cut along the bar.
    const path = wayOf(truth).map((y) => (tip > base ? Math.min(y, bar) : Math.max(y, bar)));
    const { y } = centreLine(ink, { path, others: [], penWidth: 3 });
    expect(worstError(y, truth, [46, 54])).toBeLessThan(0.9);
    expect(Math.abs(y[50]! - tip)).toBeLessThan(0.15);
  }
});

describe('where nothing is drawn', () => {
  const width = 60;
  const line: Polyline = [
    [-5, 20],
    [width + 5, 20],
  ];
  const size = { width, height: 40, pen: 3 };

  test('outside the way the line is NaN, though there is ink', () => {
    const path = new Float32Array(width).fill(Number.NaN).fill(20, 15, 45);
    const { y, spread } = centreLine(drawStrokes([line], size), { path, others: [], penWidth: 3 });
    for (let column = 0; column < width; column++) {
      expect(Number.isNaN(y[column]!)).toBe(column < 15 || column >= 45);
      expect(Number.isNaN(spread[column]!)).toBe(column < 15 || column >= 45);
    }
  });

  test('a hole in the ink stays a hole, though the way goes on', () => {
    const ink = drawStrokes([line], size);
    for (let row = 0; row < ink.height; row++) ink.data.fill(0, row * width + 25, row * width + 32);
    const { y } = centreLine(ink, { path: new Float32Array(width).fill(20), others: [], penWidth: 3 });
    for (let column = 0; column < width; column++) {
      if (column >= 25 && column < 32) expect(y[column]).toBeNaN();
      else expect(Math.abs(y[column]! - 20)).toBeLessThan(0.1);
    }
  });

  test('a page without ink gives no line and the pen of nothing measured', () => {
    const ink = { width, height: 40, data: new Float32Array(width * 40) };
    const { y, penWidth } = centreLine(ink, { path: new Float32Array(width).fill(20), others: [], penWidth: null });
    expect(y.every((row) => Number.isNaN(row))).toBe(true);
    expect(penWidth).toBe(3);
  });
});

describe('the pen', () => {
  const width = 280;
  const beats = (): Polyline => {
    const line: [number, number][] = [[-5, 60.3]];
    for (let start = 30; start < 250; start += 50) line.push([start, 60.3], [start + 3, 15], [start + 6, 60.3]);
    return [...line, [width + 5, 60.3]];
  };
  for (const pen of [2, 2.5, 3, 4.5]) {
    test(`of ${pen} px is measured within 5 % on the level pieces between beats`, () => {
      const ink = drawStrokes([beats()], { width, height: 100, pen });
      const path = wayOf(rowOf(beats(), width));
      const { penWidth } = centreLine(ink, { path, others: [], penWidth: null });
      expect(Math.abs(penWidth / pen - 1)).toBeLessThan(0.05);
    });
  }

  test('given is taken as it is', () => {
    const ink = drawStrokes([beats()], { width, height: 100, pen: 3 });
    const path = wayOf(rowOf(beats(), width));
    expect(centreLine(ink, { path, others: [], penWidth: 2.2 }).penWidth).toBe(2.2);
  });
});
