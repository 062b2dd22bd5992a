import { describe, expect, it } from 'vitest';
import type { CalibrationPulse } from '../../../model/page-layout.ts';
import { hearPulses } from './hear-pulses.ts';

function pulse(row: number, width: number, height: number, second?: number): CalibrationPulse {
  const stair = second === undefined ? {} : { stair: { middle: 10 + width / 2, top: 40 - second } };
  return { row, left: 10, right: 10 + width, foot: 40, top: 40 - height, side: 'left', ...stair } as CalibrationPulse;
}

describe('hearPulses', () => {
  it('says nothing without pulses', () => {
    expect(hearPulses([])).toBeNull();
  });

  it.each([
    [5, 10, 25, 10],
    [9.7, 5.1, 50, 5],
    [2.55, 10.4, 12.5, 10],
    [20.3, 19.5, 100, 20],
    [5.02, 2.4, 25, 2.5],
  ])('takes %d mm × %d mm for %d mm/s and %d mm/mV', (width, height, paperSpeed, gain) => {
    const heard = hearPulses([pulse(0, width, height), pulse(1, width, height)]);
    expect(heard).toMatchObject({ paperSpeed, usualSpeed: true, usualGain: true });
    expect(heard!.rows.map((row) => row.gain)).toEqual([gain, gain]);
  });

  it('does not listen to shapes that no pulse is as high as', () => {
    expect(hearPulses([pulse(0, 5, 39), pulse(1, 5, 38)])).toBeNull();
    expect(hearPulses([pulse(0, 5, 39), pulse(1, 5, 10)])!.rows).toHaveLength(1);
  });

  it('keeps the gain of each row and both of a stair', () => {
    const heard = hearPulses([pulse(0, 5, 10), pulse(1, 5, 5), pulse(2, 5, 10, 5)]);
    expect(heard!.rows.map(({ row, gain, otherGain }) => [row, gain, otherGain])).toEqual([
      [0, 10, null],
      [1, 5, null],
      [2, 10, 5],
    ]);
  });

  it('tells sizes that mean no value in use as they are, and believes them less', () => {
    const odd = hearPulses([pulse(0, 6.4, 8), pulse(1, 6.4, 8)])!;
    expect(odd).toMatchObject({ paperSpeed: 32, usualSpeed: false, usualGain: false });
    expect(odd.rows[0]!.gain).toBe(8);
    expect(odd.confidence).toBeLessThan(hearPulses([pulse(0, 5, 10)])!.confidence);
  });
});
