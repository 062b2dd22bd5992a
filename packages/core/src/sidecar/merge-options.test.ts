import { describe, expect, it } from 'vitest';
import { mergeOptions } from './merge-options.ts';

describe('mergeOptions', () => {
  it('lets the later tree win, option by option, and replaces lists', () => {
    const base = { grid: { minimumPitch: 3, maximumPitch: 40 }, segment: { ignore: [[1]] } };
    const over = { grid: { minimumPitch: 4 }, segment: { ignore: [] }, layout: { gain: 5 } };
    expect(mergeOptions(base, over)).toEqual({
      grid: { minimumPitch: 4, maximumPitch: 40 },
      segment: { ignore: [] },
      layout: { gain: 5 },
    });
    expect(base.grid.minimumPitch).toBe(3);
  });

  it('takes back what the later tree says in another way', () => {
    const rows = { layout: { rows: [{ leads: ['I'] }], columnTiming: 'sequential', gain: 5 } };
    const template = { layout: { template: '3x4' } };
    expect(mergeOptions(rows, template)).toEqual({ layout: { template: '3x4', gain: 5 } });
    expect(mergeOptions(template, rows)).toEqual(rows);
    const turned = { rectify: { rotation: 3, mirrored: true } };
    const cornered = { rectify: { corners: [[0, 0]] } };
    expect(mergeOptions(turned, cornered)).toEqual({ rectify: { corners: [[0, 0]], mirrored: true } });
  });

  it('takes back nothing for what is only said to be measured', () => {
    const rows = { layout: { rows: [{ leads: ['I'] }] } };
    expect(mergeOptions(rows, { layout: { template: null } })).toEqual({ layout: { ...rows.layout, template: null } });
  });
});
