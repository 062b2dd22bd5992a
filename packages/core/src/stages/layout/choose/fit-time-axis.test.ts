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

  it('sees a record of 100 samples a second by its length', () => {
    expect(fitTimeAxis(extentOf(20, 20 + 9.99 * 25), [], options).left).toBeCloseTo(20, 6);
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

  it('sees by the edge of the pulse how far the samples are apart', () => {
    expect(fitTimeAxis(extentOf(20.375, 20 + 249.75, 'left'), [], options).left).toBeCloseTo(20, 6);
    expect(fitTimeAxis(extentOf(20.075, 20 + 249.95, 'left'), [], options).left).toBeCloseTo(20, 6);
  });
});
