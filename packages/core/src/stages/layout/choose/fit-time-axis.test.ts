import { describe, expect, it } from 'vitest';
import { millimetres, millimetresPerSecond } from '../../../units.ts';
import { fitTimeAxis } from './fit-time-axis.ts';
import type { RowsExtent } from './measure-extent.ts';

const options = { columns: 4, paperSpeed: millimetresPerSecond(25) };

function extentOf(left: number, right: number, pulseSide: RowsExtent['pulseSide'] = null): RowsExtent {
  return { left, right, starts: [left], ends: [right], pulseSide };
}

function ticksOf(left: number) {
  return [1, 2, 3].map((column) => ({ row: 0, x: millimetres(left + 62.5 * column) }));
}

describe('fitTimeAxis', () => {
  it('starts at the first sample and lasts a round time', () => {
    const axis = fitTimeAxis(extentOf(20, 20 + 9.998 * 25), [], options);
    expect(axis).toMatchObject({ duration: 10, snapped: true });
    expect(axis.left).toBeCloseTo(20, 6);
  });

  it('sees a record of 100 samples a second by its length behind the edge of a pulse', () => {
    expect(fitTimeAxis(extentOf(20, 20 + 9.99 * 25, 'left'), [], options).left).toBeCloseTo(20, 6);
  });

  it('takes rows that are shorter at both ends for those of a soft picture', () => {
    expect(fitTimeAxis(extentOf(20.1, 20 + 9.998 * 25 - 0.1), [], options).left).toBeCloseTo(20, 6);
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

  it('lets the ticks say which end was lost', () => {
    expect(fitTimeAxis(extentOf(20, 20 + 248.5), ticksOf(20), options).left).toBeCloseTo(20, 6);
    expect(fitTimeAxis(extentOf(21.5, 20 + 249.95), ticksOf(20), options).left).toBeCloseTo(20, 6);
  });

  it('believes ends that agree more than ticks', () => {
    const { left } = fitTimeAxis(extentOf(20, 20 + 249.95), ticksOf(20.2), options);
    expect(left).toBeGreaterThan(20);
    expect(left).toBeLessThan(20.03);
  });

  it('takes the free end where the traces begin with the foot of a pulse', () => {
    expect(fitTimeAxis(extentOf(18.5, 20 + 249.95, 'left'), [], options).left).toBeCloseTo(20, 6);
    expect(fitTimeAxis(extentOf(20, 271.5, 'right'), [], options).left).toBeCloseTo(20, 6);
  });

  it('believes the edge of a pulse more than the other end', () => {
    const { left } = fitTimeAxis(extentOf(20, 20.1 + 249.95, 'left'), [], options);
    expect(left).toBeGreaterThan(20);
    expect(left).toBeLessThan(20.01);
  });

  it('takes the middle where caps make both ends longer, however many rows agree on each', () => {
    const extent = {
      ...extentOf(19.9, 20.1 + 249.95),
      starts: [19.9, 19.9, 19.9],
      ends: [20, 20.1, 20.2].map((x) => x + 249.95),
    };
    expect(Math.abs(fitTimeAxis(extent, [], options).left - 20)).toBeLessThan(0.035);
  });
});
