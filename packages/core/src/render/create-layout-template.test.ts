import { describe, expect, it } from 'vitest';
import { EinthovenError } from '../errors.ts';
import { createLayoutTemplate } from './create-layout-template.ts';

describe('createLayoutTemplate', () => {
  it('fills columns from above, or rows from the left', () => {
    expect(createLayoutTemplate({ rows: 4, columns: 3 }).rows[0]).toEqual(['I', 'aVL', 'V3']);
    expect(createLayoutTemplate({ rows: 4, columns: 3, direction: 'along' }).rows[1]).toEqual(['aVR', 'aVL', 'aVF']);
    expect(createLayoutTemplate({ rows: 3, columns: 4, order: 'cabrera' }).rows[2]).toEqual([
      '-aVR',
      'III',
      'V3',
      'V6',
    ]);
  });

  it('is named by its shape', () => {
    const template = createLayoutTemplate({ rows: 2, columns: 2, rhythmStrips: ['II', null] });
    expect(template).toMatchObject({ name: '2x2+2', rhythmStrips: ['II', null], columnTiming: 'sequential' });
  });

  it.each([
    { rows: 0, columns: 1 },
    { rows: 2.5, columns: 2 },
    { rows: 4, columns: 4 },
    { rows: 2, columns: 1, order: ['V1'] as const },
  ])('refuses %j', (shape) => {
    expect(() => createLayoutTemplate(shape)).toThrow(EinthovenError);
  });
});
