import { expect, it } from 'vitest';
import type { LeadTrace, LineMarks } from '../../model/page.ts';
import { millimetres, pixelsPerMillimetre } from '../../units.ts';
import { fuseMarks } from './fuse-marks.ts';

const scale = 8;

/** A flat trace at y = 5 mm from x = 1 mm to 6 mm, read ten times a millimetre. */
const trace: LeadTrace = {
  region: 0,
  start: millimetres(1),
  step: millimetres(0.1),
  y: new Float32Array(51).fill(5),
  confidence: new Float32Array(51).fill(0.7),
};

/** The network sees the line at y = 5.125 mm (row 41), up to x = 4 mm, as surely as `mark`. */
function createMarks(mark: number): LineMarks {
  const width = 2 * 64;
  const data = new Float32Array(width * 80);
  for (let k = 0; k < 2 * 4 * scale; k++) {
    data[40 * width + k] = data[42 * width + k] = mark / 2;
    data[41 * width + k] = mark;
  }
  return {
    left: millimetres(0),
    top: millimetres(0),
    pixelsPerMillimetre: pixelsPerMillimetre(scale),
    marks: { width, height: 80, data },
    needed: false,
  };
}

const heightAt = ({ start, step, y }: LeadTrace, x: number) => y[Math.round((x - start) / step)]!;

it('reads the marks where they are sure and the ink elsewhere', () => {
  const fused = fuseMarks(trace, createMarks(0.9));
  expect(heightAt(fused, 2)).toBeCloseTo(5.125, 3);
  expect(heightAt(fused, 5.5)).toBe(5);
});

it('leaves the trace where marks are faint', () => {
  const fused = fuseMarks(trace, createMarks(0.2));
  expect(heightAt(fused, 2)).toBe(5);
  expect(fused.confidence[10]).toBeCloseTo(0.7, 5);
});

it('covers the same paper as before', () => {
  const fused = fuseMarks(trace, createMarks(0.9));
  const end = fused.start + (fused.y.length - 1) * fused.step;
  expect(fused.start).toBeCloseTo(1, 1);
  expect(end).toBeCloseTo(6, 1);
  expect(fused.step).toBe(1 / 16);
});

it('leaves gaps that neither shows', () => {
  const torn = { ...trace, y: trace.y.map((y, k) => (k > 35 && k < 45 ? Number.NaN : y)) };
  expect(heightAt(fuseMarks(torn, createMarks(0.9)), 5)).toBeNaN();
});
