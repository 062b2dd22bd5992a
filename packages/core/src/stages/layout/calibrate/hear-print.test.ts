import { expect, it } from 'vitest';
import type { PrintedFields } from '../../../model/printed-fields.ts';
import { hearPrint } from './hear-print.ts';

const silent = { paperSpeed: null, gains: [], heartRate: null } as unknown as PrintedFields;
const field = <Value>(value: Value) => ({ value, confidence: 0.9, box: null });
const fields = (said: object) => ({ ...silent, ...said }) as unknown as PrintedFields;

it('says nothing where no text was read, or none about the scale', () => {
  expect(hearPrint(null)).toBeNull();
  expect(hearPrint(silent)).toBeNull();
});

it('gives a gain of all leads to both groups', () => {
  const heard = hearPrint(fields({ paperSpeed: field(25), gains: [field({ gain: 10, leads: 'all' })] }));
  expect(heard).toEqual({
    paperSpeed: { value: 25, confidence: 0.9 },
    limbGain: { value: 10, confidence: 0.9 },
    chestGain: { value: 10, confidence: 0.9 },
    heartRate: null,
  });
});

it('tells limb from chest leads', () => {
  const gains = [field({ gain: 10, leads: 'limb' }), field({ gain: 5, leads: 'chest' })];
  const heard = hearPrint(fields({ gains, heartRate: field(72) }));
  expect(heard).toMatchObject({ limbGain: { value: 10 }, chestGain: { value: 5 }, heartRate: 72, paperSpeed: null });
});
