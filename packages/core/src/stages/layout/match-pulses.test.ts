import { describe, expect, it } from 'vitest';
import type { FloatImage } from '../../model/image.ts';
import { matchPulses } from './match-pulses.ts';

const scale = 10;
const pen = 3;
const baselines = [300, 600, 900, 1200];

interface Paper extends FloatImage {
  readonly data: Float32Array;
}

function createPaper(): Paper {
  return { width: 1000, height: 1500, data: new Float32Array(1000 * 1500) };
}

/** A filled rectangle, both corners inside. */
function fill(paper: Paper, from: readonly [number, number], to: readonly [number, number]): void {
  for (let v = from[1]; v <= to[1]; v++) paper.data.fill(1, v * paper.width + from[0], v * paper.width + to[0] + 1);
}

/** A pulse 5 mm wide whose foot stands on `foot`; `height` in pixels upward. */
function drawPulse(paper: Paper, { left, foot, height }: { left: number; foot: number; height: number }): void {
  const [top, bottom] = [Math.min(foot, foot - height), Math.max(foot, foot - height)];
  fill(paper, [left - 1, top], [left + 1, bottom]);
  fill(paper, [left + 49, top], [left + 51, bottom]);
  fill(paper, [left, foot - height - 1], [left + 50, foot - height + 1]);
}

/** A pulse 5 mm wide of two steps. */
function drawStair(
  paper: Paper,
  { left, foot, heights }: { left: number; foot: number; heights: [number, number] },
): void {
  const [one, two] = heights;
  fill(paper, [left - 1, foot - one], [left + 1, foot]);
  fill(paper, [left + 24, foot - Math.max(one, two)], [left + 26, foot - Math.min(one, two)]);
  fill(paper, [left + 49, foot - two], [left + 51, foot]);
  fill(paper, [left, foot - one - 1], [left + 25, foot - one + 1]);
  fill(paper, [left + 25, foot - two - 1], [left + 50, foot - two + 1]);
}

function match(paper: Paper, isUpright = false, first = 85) {
  const ways = baselines.map((baseline) => {
    fill(paper, [150, baseline - 1], [950, baseline + 1]);
    return Float32Array.from({ length: paper.width }, (_, u) => (u >= first && u <= 950 ? baseline : Number.NaN));
  });
  return matchPulses(paper, { pixelsPerMillimetre: scale, penWidth: pen, baselines, ways, seen: [], isUpright });
}

describe('matchPulses', () => {
  it('finds the same pulse in all rows, also where part of it is lost', () => {
    const paper = createPaper();
    for (const foot of baselines) drawPulse(paper, { left: 90, foot, height: 100 });
    for (let v = 230; v < 250; v++) paper.data.fill(0, v * paper.width, v * paper.width + 120);
    const pulses = match(paper);
    expect(pulses.map((pulse) => pulse.row)).toEqual([0, 1, 2, 3]);
    for (const pulse of pulses) {
      expect(Math.abs(pulse.left - 90)).toBeLessThanOrEqual(4);
      expect(Math.abs(pulse.foot - pulse.top - 100)).toBeLessThanOrEqual(4);
    }
  });

  it('tells half a pulse from a whole one', () => {
    const paper = createPaper();
    for (const foot of baselines) drawPulse(paper, { left: 90, foot, height: 50 });
    expect(match(paper).map((pulse) => Math.round((pulse.foot - pulse.top) / 10))).toEqual([5, 5, 5, 5]);
  });

  it('finds pulses of a page that lies upside down', () => {
    const paper = createPaper();
    for (const foot of baselines) drawPulse(paper, { left: 90, foot, height: -100 });
    expect(match(paper).every((pulse) => pulse.top > pulse.foot)).toBe(true);
    expect(match(paper)).toHaveLength(4);
    expect(match(paper, true)).toEqual([]);
  });

  it('finds a stair, the second step of which is a millivolt of other leads', () => {
    for (const [first, second] of [
      [100, 50],
      [50, 100],
    ] as const) {
      const paper = createPaper();
      for (const foot of baselines) drawStair(paper, { left: 90, foot, heights: [first, second] });
      const pulses = match(paper);
      expect(pulses.map((pulse) => pulse.row)).toEqual([0, 1, 2, 3]);
      for (const pulse of pulses) {
        expect(Math.abs(pulse.foot - pulse.top - first)).toBeLessThanOrEqual(4);
        expect(Math.abs(pulse.foot - (pulse.stair?.top ?? Number.NaN) - second)).toBeLessThanOrEqual(4);
      }
    }
  });

  it('finds rows of another gain', () => {
    const paper = createPaper();
    for (const foot of baselines) drawPulse(paper, { left: 90, foot, height: foot > 1000 ? 50 : 100 });
    expect(match(paper).map((pulse) => Math.round((pulse.foot - pulse.top) / 10))).toEqual([10, 10, 10, 5]);
  });

  it('takes a lone pulse where it is whole, and no torn one', () => {
    const whole = createPaper();
    drawPulse(whole, { left: 90, foot: 1200, height: 100 });
    expect(match(whole).map((pulse) => pulse.row)).toEqual([3]);
    const torn = createPaper();
    drawPulse(torn, { left: 90, foot: 300, height: 100 });
    for (let v = 230; v < 260; v++) torn.data.fill(0, v * torn.width, v * torn.width + 120);
    expect(match(torn)).toEqual([]);
  });

  it('takes a lone complex for no pulse where the other rows run on at both sides of it', () => {
    const paper = createPaper();
    drawPulse(paper, { left: 100, foot: 1200, height: 100 });
    for (const baseline of baselines) fill(paper, [62, baseline - 1], [150, baseline + 1]);
    paper.data.fill(0, 1199 * paper.width + 103, 1199 * paper.width + 148);
    for (const row of [1199, 1200, 1201]) paper.data.fill(0, row * paper.width + 102, row * paper.width + 149);
    expect(match(paper, false, 60)).toEqual([]);
    expect(match(paper).map(({ row }) => row)).toEqual([3]);
  });

  it('finds pulses of which only tops and feet are left, in several rows', () => {
    const bars = (rows: readonly number[]) => {
      const paper = createPaper();
      for (const foot of rows) {
        fill(paper, [89, foot - 101], [141, foot - 99]);
        for (const left of [79, 142]) fill(paper, [left, foot - 1], [left + 9, foot + 1]);
      }
      return match(paper);
    };
    expect(bars(baselines).map(({ row, foot, top }) => [row, Math.round((foot - top) / 10)])).toEqual([
      [0, 10],
      [1, 10],
      [2, 10],
      [3, 10],
    ]);
    const lone = bars([600]);
    expect(lone.map(({ row, foot, top }) => [row, Math.round((foot - top) / 10)])).toEqual([[1, 10]]);
  });

  it('finds narrow pulses of slow paper where they are higher than letters', () => {
    const draw = (height: number) => {
      const paper = createPaper();
      for (const foot of baselines) {
        for (const left of [113, 138]) fill(paper, [left, foot - height], [left + 2, foot]);
        fill(paper, [114, foot - height - 1], [139, foot - height + 1]);
      }
      return match(paper);
    };
    expect(draw(100).map(({ left, right }) => Math.round((right - left) / 5))).toEqual([5, 5, 5, 5]);
    expect(draw(50)).toEqual([]);
  });

  it('takes no lone top over one foot, or over a line that goes through, for a pulse', () => {
    for (const feet of [
      [79, 88],
      [142, 151],
      [79, 151],
    ] as const) {
      const paper = createPaper();
      fill(paper, [89, 499], [141, 501]);
      fill(paper, [feet[0], 599], [feet[1], 601]);
      expect(match(paper)).toEqual([]);
    }
  });

  it('takes a torn pulse and a flat stretch over letters in two of four rows for none', () => {
    const paper = createPaper();
    for (const foot of baselines.slice(1, 2)) {
      fill(paper, [89, foot - 101], [141, foot - 99]);
      fill(paper, [79, foot - 1], [88, foot + 1]);
    }
    drawPulse(paper, { left: 90, foot: 1200, height: 100 });
    for (let v = 1110; v < 1140; v++) paper.data.fill(0, v * paper.width, v * paper.width + 120);
    expect(match(paper)).toEqual([]);
  });

  it('takes no two pulses that touch one another for one', () => {
    const near = [300, 405, 510, 615, 720];
    const paper = createPaper();
    for (const foot of near) drawPulse(paper, { left: 90, foot, height: 100 });
    const ways = near.map((y) =>
      Float32Array.from({ length: paper.width }, (_, u) => (u >= 60 && u < 950 ? y : Number.NaN)),
    );
    const pulses = matchPulses(paper, { pixelsPerMillimetre: scale, penWidth: pen, baselines: near, ways, seen: [] });
    expect(pulses.map(({ foot, top }) => Math.round((foot - top) / 10))).toEqual([10, 10, 10, 10, 10]);
  });

  it('takes no rectangle amid the rows, and no filled one for a pulse', () => {
    const amid = createPaper();
    for (const foot of baselines) drawPulse(amid, { left: 500, foot, height: 100 });
    expect(match(amid)).toEqual([]);
    const filled = createPaper();
    for (const foot of baselines) fill(filled, [90, foot - 100], [140, foot]);
    expect(match(filled)).toEqual([]);
  });
});
