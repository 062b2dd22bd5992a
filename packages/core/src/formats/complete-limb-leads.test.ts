import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limbLeads } from '../model/lead.ts';
import { hertz, seconds } from '../units.ts';
import { completeLimbLeads } from './complete-limb-leads.ts';

const I = Float32Array.of(1, 0.25, Number.NaN, -0.5);
const II = Float32Array.of(0.5, 1.25, 1, -1);
const all = {
  I,
  II,
  III: II.map((value, i) => value - I[i]!),
  aVR: II.map((value, i) => -(value + I[i]!) / 2),
  aVL: II.map((value, i) => I[i]! - value / 2),
  aVF: II.map((value, i) => value - I[i]! / 2),
};
const span = { start: seconds(0), end: seconds(0.008) };
const recordOf = (leads: readonly (keyof typeof all | 'V1')[]) => ({
  name: 'a',
  samplingFrequency: hertz(500),
  sampleCount: 4,
  leads: leads.map((lead) => ({ lead, samples: lead === 'V1' ? II : all[lead], ...span })),
  comments: [],
});

test('any two limb leads give the other four; what is missing in one is missing in them', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...limbLeads], { minLength: 2 }), (given) => {
      const complete = completeLimbLeads(recordOf(['V1', ...given]));
      expect(new Set(complete.leads.map(({ lead }) => lead))).toEqual(new Set(['V1', ...limbLeads]));
      for (const { lead, samples } of complete.leads.slice(1 + given.length)) {
        samples.forEach((value, i) => {
          const wanted = all[lead as keyof typeof all][i]!;
          expect(value).toSatisfy((found: number) => Number.isNaN(found) || Math.abs(found - wanted) < 1e-6);
          expect(Number.isNaN(value)).toBe(i === 2);
        });
      }
    }),
  );
});

test('a comment tells what was computed', () => {
  expect(completeLimbLeads(recordOf(['II', 'I', 'III', 'aVR', 'aVL'])).comments).toEqual([
    'Computed from I and II: aVF',
  ]);
});

test('one limb lead gives nothing', () => {
  const record = recordOf(['II', 'V1']);
  expect(completeLimbLeads(record)).toBe(record);
});
