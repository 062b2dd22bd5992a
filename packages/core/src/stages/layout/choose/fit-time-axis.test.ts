import { describe, expect, it } from 'vitest';
import { millimetres, millimetresPerSecond } from '../../../units.ts';
import { fitTimeAxis } from './fit-time-axis.ts';

const options = { columns: 4, paperSpeed: millimetresPerSecond(25) };
const extentOf = (left: number, right: number) => ({ left, right, middles: [(left + right) / 2] });

describe('fitTimeAxis', () => {
  it('starts half a pen inside the ink and lasts a round time', () => {
    const axis = fitTimeAxis(extentOf(19.8, 20 + 9.998 * 25 + 0.2), [], options);
    expect(axis).toMatchObject({ duration: 10, snapped: true });
    expect(axis.left).toBeCloseTo(20, 6);
  });

  it('keeps the speed of the paper when the scale is off by 1 %', () => {
    const axis = fitTimeAxis(extentOf(20, 272.5), [], options);
    expect(axis.duration).toBe(10);
    expect(axis.left).toBeCloseTo(21.25, 1);
  });

  it('follows the paper when the length is no usual one', () => {
    expect(fitTimeAxis(extentOf(20, 253.25), [], { ...options, columns: 1 })).toEqual({
      left: 20,
      duration: 9.33,
      snapped: false,
    });
  });

  it('believes columns of whole seconds only where they fit closely', () => {
    expect(fitTimeAxis(extentOf(0, 300.5), [], options)).toMatchObject({ duration: 12, snapped: true });
    expect(fitTimeAxis(extentOf(0, 304), [], options)).toMatchObject({ snapped: false });
  });

  it('moves to the ticks between the leads where they agree better than the ends', () => {
    const ticks = [1, 2, 3].map((column) => ({ row: 0, x: millimetres(20.4 + 62.5 * column) }));
    const extent = { left: 20, right: 270, middles: [144, 145, 146], pulseSide: null };
    expect(fitTimeAxis(extent, ticks, options).left).toBeGreaterThan(20.3);
    expect(fitTimeAxis(extentOf(20, 270), ticks, options).left).toBeCloseTo(20.2, 1);
  });
});
