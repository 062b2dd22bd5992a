import { describe, expect, it } from 'vitest';
import { clearDarkLines } from './clear-dark-lines.ts';

const fullInk = 200;
const scale = 10;
const [width, height] = [900, 500];
/** Every 50th column and row carries a line, five millimetres apart. */
const isLine = (k: number) => Math.abs((k % 50) - 25) <= 1;
const options = { pixelsPerMillimetre: scale, fullInk, origin: { x: 2.5, y: -2.5 } };
/** Half of a pen's width, so that it is 5 pixels wide; the lines are 3. */
const pen = 2;

type Row = (u: number) => number;

/** A grid, dashed, of that darkness, and traces, whose middle is at the rows given for each column. */
function drawPage(darkness: number, traces: readonly Row[], isThick: (v: number) => boolean = () => false) {
  const data = new Uint8Array(width * height);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const lying = (isLine(v) && (u + v) % 24 < 18) || isThick(v);
      const upright = isLine(u) && (u + v) % 22 < 17;
      if (lying || upright) data[v * width + u] = darkness;
      if (u >= 60 && u < 840 && traces.some((row) => isPen(row, u, v))) data[v * width + u] = fullInk;
    }
  }
  return { width, height, data };
}

/** Whether the pen covers a pixel on its way from one column to the next. */
function isPen(row: Row, u: number, v: number): boolean {
  const [one, other] = [row(u), row(u + 1)];
  return v >= Math.min(one, other) - pen && v <= Math.max(one, other) + pen;
}

/** A trace on the middle of a line, with low waves and a complex that crosses two lines. */
const onLine =
  (level: number): Row =>
  (u) => {
    const phase = u % 210;
    if (phase < 8) return level - 10 * phase;
    if (phase < 16) return level - 10 * (16 - phase);
    return phase > 60 && phase < 120 ? level - Math.round(6 * Math.sin(((phase - 60) / 60) * Math.PI)) : level;
  };

/** Middle of the ink of a column between two rows; NaN where there is none. */
function middleOf(data: Uint8Array, u: number, [top, bottom]: readonly [number, number]): number {
  let [sum, ink] = [0, 0];
  for (let v = top; v < bottom; v++) {
    sum += v * data[v * width + u]!;
    ink += data[v * width + u]!;
  }
  return sum / ink;
}

describe('lines as dark as ink', () => {
  const traces = [onLine(225), onLine(352)];
  const drawn = drawPage(fullInk, traces);
  const { plane, hidden } = clearDarkLines(drawn, options);

  it('are taken off, all but what crosses or covers them', () => {
    let rest = 0;
    let ink = 0;
    for (let v = 0; v < height; v++) {
      for (let u = 0; u < width; u++) {
        const isNear = traces.some(
          (row) => isPen((x) => row(x), u, v) || isPen((x) => row(x - 4), u, v) || isPen((x) => row(x + 4), u, v),
        );
        if (isNear && u >= 60 && u < 840) continue;
        ink += drawn.data[v * width + u]!;
        rest += plane.data[v * width + u]!;
      }
    }
    expect(ink).toBeGreaterThan(0);
    expect(rest).toBeLessThan(0.01 * ink);
    expect(hidden![225 * width + 100]).toBe(1);
    expect(hidden![240 * width + 110]).toBe(0);
  });

  it.each(traces.map((row, index) => [index === 0 ? 'along a line' : 'beside one', row] as const))(
    'leave the trace that runs %s where it is',
    (_, row) => {
      const level = row(30);
      let lost = 0;
      for (let u = 62; u < 838; u++) {
        const [one, other] = [row(u), row(u + 1)];
        if (Math.abs(one - other) > 2) continue;
        const middle = middleOf(plane.data, u, [level - 20, level + 14]);
        if (Number.isNaN(middle) || Math.abs(middle - (one + other) / 2) > 1.2) lost++;
      }
      expect(lost).toBeLessThan(0.02 * 776);
    },
  );

  it('leave the strokes of a complex whole where they cross', () => {
    const row = traces[1]!;
    const crossings = Array.from({ length: 780 }, (_, k) => k + 60).flatMap((u) =>
      // Where two lines cross nothing is known.
      Math.abs((u % 50) - 25) > 4 ? [325, 275].flatMap((v) => (isPen(row, u, v) ? [v * width + u] : [])) : [],
    );
    expect(crossings.length).toBeGreaterThan(6);
    for (const p of crossings) expect(plane.data[p]).toBe(fullInk);
  });
});

it('leaves a page alone whose grid is lighter than its ink', () => {
  const drawn = drawPage(90, [onLine(225)]);
  const { plane, hidden } = clearDarkLines(drawn, options);
  expect(plane).toBe(drawn);
  expect(hidden).toBeNull();
});

it('takes a thicker line for a line where it goes on over all of the page', () => {
  const drawn = drawPage(fullInk, [onLine(225)], (v) => Math.abs(v - 375) <= 2);
  const { plane } = clearDarkLines(drawn, options);
  expect(plane.data.subarray(375 * width, 376 * width).every((value) => value === 0)).toBe(true);
});

it('leaves a page alone whose lines leave too little of it between them', () => {
  const data = Uint8Array.from({ length: width * height }, (_, p) =>
    (p % width) % 10 < 4 || Math.floor(p / width) % 10 < 4 ? fullInk : 0,
  );
  const dense = { width, height, data };
  expect(clearDarkLines(dense, { ...options, origin: { x: -0.15, y: -0.15 } }).plane).toBe(dense);
});
