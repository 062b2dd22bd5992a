import { expect, it } from 'vitest';
import { inkRuns } from '../../image/ink-runs.ts';
import { coveredInk } from './covered-ink.ts';
import { followRow } from './follow-row.ts';

const pixelsPerMillimetre = 10;
const [width, height] = [400, 300];

/** A level line at `baseline` to column `bend`, from there straight to row `end` in the last column of `last`. */
function drawPage(lines: readonly { baseline: number; bend: number; end: number; last: number }[]) {
  const data = new Float32Array(width * height);
  const ink = { width, height, data };
  for (const { baseline, bend, end, last } of lines) {
    const rowAt = (u: number) => (u < bend ? baseline : baseline + ((end - baseline) * (u - bend)) / (last - bend));
    for (let u = 20; u <= last; u++) {
      const [a, b] = [rowAt(u), rowAt(Math.min(u + 1, last))];
      for (let v = Math.round(Math.min(a, b)) - 1; v <= Math.round(Math.max(a, b)) + 1; v++) data[v * width + u] = 1;
    }
  }
  return inkRuns(ink, 0.35);
}

const span = { start: 20, end: 380, first: 0, last: width - 1 };

it('climbs a stroke at the very end of the rows once their end is known', () => {
  const runs = drawPage([{ baseline: 280, bend: 376, end: 10, last: 380 }]);
  const options = { pixelsPerMillimetre, baseline: 280, taken: [] };
  const alone = followRow(runs, { ...options, span: null });
  const reaching = followRow(runs, { ...options, span });
  const endOf = (way: Float32Array) => way.findLastIndex((y) => !Number.isNaN(y));
  expect(endOf(alone)).toBeLessThan(378);
  expect(endOf(reaching)).toBe(380);
  expect(reaching[380]).toBeLessThan(60);
});

it('leaves out what lies outside the columns of the page', () => {
  const runs = drawPage([{ baseline: 100, bend: 376, end: 100, last: 380 }]);
  const way = followRow(runs, {
    pixelsPerMillimetre,
    baseline: 100,
    taken: [],
    span: { start: 50, end: 300, first: 50, last: 300 },
  });
  expect(way.findIndex((y) => !Number.isNaN(y))).toBe(50);
  expect(way.findLastIndex((y) => !Number.isNaN(y))).toBe(300);
});

it('keeps to its own line where a neighbour is nearer to its baseline', () => {
  const runs = drawPage([
    { baseline: 100, bend: 200, end: 100, last: 380 },
    { baseline: 100, bend: 200, end: 160, last: 380 },
  ]);
  const flat = new Float32Array(width).fill(100);
  const options = { pixelsPerMillimetre, baseline: 100, span };
  expect(followRow(runs, { ...options, taken: [] })[380]).toBeCloseTo(100, 0);
  expect(followRow(runs, { ...options, taken: coveredInk([flat], 5) })[380]).toBeGreaterThan(150);
});

/** A level line with a beat: up from column 196 to 60 pixels above it and down again, in pieces with breaks between them. */
function drawBrokenBeat({ breaks, foot }: { readonly breaks: number; readonly foot: number }) {
  const data = new Float32Array(width * height);
  const paint = (u: number, v: number) => data.fill(1, v * width + u - 1, v * width + u + 2);
  for (let u = 20; u <= 380; u++) if (u < 196 - foot || u > 204 + foot) for (const v of [199, 200, 201]) paint(u, v);
  for (let v = 140; v <= 198; v++) {
    if (v % 16 < breaks) continue;
    paint(Math.round(200 - (v - 140) / 15), v);
    paint(Math.round(200 + (v - 140) / 15), v);
  }
  return inkRuns({ width, height, data }, 0.35);
}

it.each([
  { breaks: 0, foot: 0 },
  { breaks: 6, foot: 0 },
  { breaks: 9, foot: 1 },
])('climbs a beat whose strokes are broken: %o', (beat) => {
  const runs = drawBrokenBeat(beat);
  const way = followRow(runs, { pixelsPerMillimetre, baseline: 200, taken: [], span });
  expect(Math.min(...way.filter((y) => !Number.isNaN(y)))).toBeLessThan(165);
  expect([way[60], way[340]]).toEqual([200, 200]);
});

it('crosses a hole straight where ink stands far above it', () => {
  const data = new Float32Array(width * height);
  for (let u = 20; u <= 380; u++) if (u < 194 || u > 206) for (const v of [199, 200, 201]) data[v * width + u] = 1;
  for (let v = 60; v <= 120; v++) data.fill(1, v * width + 195, v * width + 206);
  const runs = inkRuns({ width, height, data }, 0.35);
  const way = followRow(runs, { pixelsPerMillimetre, baseline: 200, taken: [], span });
  expect(new Set(way.filter((y) => !Number.isNaN(y)))).toEqual(new Set([200]));
  expect([way[193], way[207]]).toEqual([200, 200]);
});
