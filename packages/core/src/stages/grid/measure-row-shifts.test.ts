import { describe, expect, it } from 'vitest';
import type { Landmark } from './list-landmarks.ts';
import { measureRowShifts } from './measure-row-shifts.ts';
import { refineTilt } from './refine-tilt.ts';

const length = 3000;
const slips = [0, 0, 4, -3, 0, 0];

/** Three upright lines of landmarks on six rows, turned by `tilt`, each row moved by its slip. */
function landmarks(tilt: number, slip: readonly number[]): Landmark[][] {
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  return [200, 200 + length, 3300].map((x) =>
    slip.map((shift, row) => {
      const [u, v] = [x + shift, 500 + 330 * row];
      return { row, x: u * cos + v * sin, y: v * cos - u * sin };
    }),
  );
}

describe('rows that slipped', () => {
  it.each([-0.006, 0, 0.011])('are found once the tilt of %d rad is off', (tilt) => {
    const lines = landmarks(tilt, slips);
    const turn = refineTilt(lines, length);
    expect(Math.abs(turn - tilt)).toBeLessThan(0.002);
    const shift = measureRowShifts(landmarks(tilt, slips), { turn: tilt, length });
    for (const [row, slip] of slips.entries()) expect(shift(500 + 330 * row)).toBeCloseTo(slip, 6);
    expect(shift(500 + 330 * 2.5)).toBeCloseTo(0.5, 6);
    expect(shift(0)).toBeCloseTo(0, 6);
  });

  it('stay where they are when begin and end of a row disagree, as with a lead that ends early', () => {
    const lines = landmarks(0, [0, 0, 0, 0, 0, 0]);
    lines[1]![3] = { ...lines[1]![3]!, x: 2900 };
    const shift = measureRowShifts(lines, { turn: 0, length });
    expect(shift(500 + 330 * 3)).toBe(0);
  });

  it('are left alone on pages of few rows', () => {
    const shift = measureRowShifts(landmarks(0, [0, 3, 0]), { turn: 0, length });
    expect(shift(830)).toBe(0);
  });
});
