import { describe, expect, test } from 'vitest';
import { ownPart } from './own-part.ts';
import { drawStrokes } from './test-support/draw-strokes.ts';

const width = 41;
const level = (row: number) => new Float32Array(width).fill(row);
const steep = (row: number) => Float32Array.from({ length: width }, (_, u) => row + 8 * (u - 20));
const ink = drawStrokes(
  [
    [
      [-5, 50],
      [width + 5, 50],
    ],
  ],
  { width, height: 100, pen: 3 },
);
const part = { top: 30, bottom: 70 };
const run = { column: 20, ...part };

describe('a run of ink', () => {
  test('is its own where no other way runs through it', () => {
    expect(ownPart(ink, run, { path: level(50), others: [], pen: 3 })).toEqual({ ...part, shared: false });
    expect(ownPart(ink, run, { path: level(50), others: [level(10)], pen: 3 })).toEqual({
      ...part,
      shared: false,
    });
  });

  test('of the pen is its own, whoever else is said to run through it', () => {
    const thin = { top: 48, bottom: 53 };
    expect(ownPart(ink, { column: 20, ...thin }, { path: level(49), others: [level(53)], pen: 3 })).toEqual({
      ...thin,
      shared: false,
    });
  });

  test('is cut to the pen on both sides of a stroke that only crosses a level curve', () => {
    const own = ownPart(ink, run, { path: level(50), others: [steep(60)], pen: 3 });
    expect(own).toEqual({ top: 47.6, bottom: 52.4, shared: true });
  });

  test('is cut on both sides between two strangers', () => {
    const own = ownPart(ink, run, { path: level(50), others: [steep(60), steep(38)], pen: 3 });
    expect(own).toEqual({ top: 47.6, bottom: 52.4, shared: true });
  });

  test('of a steep curve goes on to its end through a level curve, and ends on one that it only reaches', () => {
    const options = { path: steep(40), pen: 3 };
    expect(ownPart(ink, run, { ...options, others: [level(50)] })).toEqual({ ...part, shared: true });
    expect(ownPart(ink, { column: 20, top: 30, bottom: 51.5 }, { ...options, others: [level(50)] }).bottom).toBe(48.5);
  });
});
