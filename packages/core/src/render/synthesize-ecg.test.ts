import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadName } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import { synthesizeEcg } from './synthesize-ecg.ts';

function samplesOf(record: EcgRecord, lead: LeadName): Float32Array {
  return record.leads.find((signal) => signal.lead === lead)!.samples;
}

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

describe('synthesizeEcg', () => {
  it('keeps the laws of Einthoven and Goldberger, noise included', () => {
    const property = fc.property(fc.integer(), fc.double({ min: 0, max: 0.2, noNaN: true }), (seed, noise) => {
      const record = synthesizeEcg({ seed, duration: 2, muscleNoise: noise, respirationWander: noise });
      const [I, II, III, aVR, aVL, aVF] = (['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const).map((lead) =>
        samplesOf(record, lead),
      );
      let worst = 0;
      for (let i = 0; i < record.sampleCount; i++) {
        const einthoven = II![i]! - I![i]! - III![i]!;
        const augmented = aVR![i]! + (I![i]! + II![i]!) / 2;
        const goldberger = aVR![i]! + aVL![i]! + aVF![i]!;
        worst = Math.max(worst, Math.abs(einthoven), Math.abs(augmented), Math.abs(goldberger));
      }
      expect(worst).toBeLessThan(2e-6);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('has an R wave that grows from V1 to V6 and an S wave that shrinks', () => {
    for (const seed of seeds) {
      const record = synthesizeEcg({ seed });
      const v1 = samplesOf(record, 'V1');
      const v6 = samplesOf(record, 'V6');
      expect(-Math.min(...v1)).toBeGreaterThan(1.3 * Math.max(...v1));
      expect(Math.max(...v6)).toBeGreaterThan(1.8 * -Math.min(...v6));
    }
  });

  it('has amplitudes as hearts have them', () => {
    for (const seed of seeds) {
      const record = synthesizeEcg({ seed });
      const heights = record.leads.map(({ samples }) => Math.max(...samples) - Math.min(...samples));
      expect(Math.max(...heights)).toBeGreaterThan(0.9);
      expect(Math.max(...heights)).toBeLessThan(3.5);
      expect(Math.min(...heights)).toBeGreaterThan(0.1);
    }
  });

  it('beats at the heart rate asked for', () => {
    const record = synthesizeEcg({ seed: 4, heartRate: 90, heartRateVariability: 0, duration: 20 });
    const v5 = samplesOf(record, 'V5');
    const half = Math.max(...v5) / 2;
    const beats = v5.filter((value, i) => value >= half && (v5[i - 1] ?? value) < half).length;
    expect(Math.abs(beats - 30)).toBeLessThanOrEqual(1);
  });

  it('gives the same record for the same seed and another for another', () => {
    expect(synthesizeEcg({ seed: 7 })).toEqual(synthesizeEcg({ seed: 7 }));
    expect(samplesOf(synthesizeEcg({ seed: 7 }), 'II')).not.toEqual(samplesOf(synthesizeEcg({ seed: 8 }), 'II'));
    const clean = { respirationWander: 0, muscleNoise: 0, heartRateVariability: 0 };
    const tops = seeds.map((seed) => Math.max(...samplesOf(synthesizeEcg({ seed, ...clean }), 'III')));
    expect(Math.max(...tops) - Math.min(...tops)).toBeGreaterThan(0.4);
  });
});
