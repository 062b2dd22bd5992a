import { describe, expect, it } from 'vitest';
import type { Arrangement } from './arrangement.ts';
import { listColumnStarts } from './list-column-starts.ts';

const whole: Arrangement = {
  name: '2x4',
  rows: [
    ['I', 'aVR', 'V1', 'V4'],
    ['II', 'aVL', 'V2', 'V5'],
  ],
  rhythmStrips: [],
  columnTiming: 'sequential',
};

describe('listColumnStarts', () => {
  it('parts a whole page into equal columns', () => {
    expect(listColumnStarts(whole)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('begins at the cut where the first column is cut, and ends there where the last one is', () => {
    expect(listColumnStarts({ ...whole, shown: { from: 0.2, to: 1 } })[0]).toBe(0);
    expect(listColumnStarts({ ...whole, shown: { from: 0.2, to: 1 } })[1]).toBeCloseTo(0.0625);
    expect(listColumnStarts({ ...whole, shown: { from: 0, to: 0.8 } })[3]).toBeCloseTo(0.9375);
    expect(listColumnStarts({ ...whole, shown: { from: 0, to: 0.8 } })[4]).toBe(1);
  });
});
