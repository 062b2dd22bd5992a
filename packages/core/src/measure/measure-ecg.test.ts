import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EcgRecord } from '../model/record.ts';
import { synthesizeHeart } from '../render/synthetic/synthesize-heart.ts';
import { hertz, seconds } from '../units.ts';
import type { Measurement } from './ecg-measurements.ts';
import { measureEcg } from './measure-ecg.ts';

const numberOf = (measurement: Measurement | null) => measurement?.value ?? Number.NaN;
/** How far synthetic hearts may be measured from their truth, milliseconds: their waves have no sharp ends. */
const prSlack = 14;
const qtcSlack = 15;

/** A page of four columns of 2.5 s, with or without lead II along its foot. */
function asPage(record: EcgRecord, { strip }: { readonly strip: boolean }): EcgRecord {
  const quarter = record.sampleCount / 4;
  const leads = record.leads.map((signal, k) => {
    if (strip && signal.lead === 'II') return signal;
    const column = Math.floor(k / 3);
    const samples = signal.samples.map((value, i) => (Math.floor(i / quarter) === column ? value : Number.NaN));
    return { ...signal, samples, start: seconds(2.5 * column), end: seconds(2.5 * column + 2.5) };
  });
  return { ...record, leads };
}

describe('measureEcg finds what a synthetic heart was made with', () => {
  it.each([1, 2, 3, 4, 5, 6])('a healthy heart, seed %i', (seed) => {
    const found = measureEcg(synthesizeHeart({}, seed));
    expect(Math.abs(numberOf(found.heartRate) - 72)).toBeLessThan(2);
    expect(found.rhythm).toBe('regular');
    expect(Math.abs(numberOf(found.prInterval) - 160)).toBeLessThan(prSlack);
    expect(Math.abs(numberOf(found.qtcBazett) - 410)).toBeLessThan(qtcSlack);
    expect(numberOf(found.qrsDuration)).toBeGreaterThan(75);
    expect(numberOf(found.qrsDuration)).toBeLessThan(110);
    expect(found.leads).toHaveLength(12);
  });

  it.each([40, 55, 90, 120, 150, 180])('rate %i', (heartRate) => {
    const { heartRate: found } = measureEcg(synthesizeHeart({ heartRate, heartRateVariability: 0 }, 3));
    expect(numberOf(found)).toBeCloseTo(heartRate, 0);
  });

  it.each([0.12, 0.2, 0.26, 0.32])('PR %d', (prInterval) => {
    const { prInterval: found } = measureEcg(synthesizeHeart({ prInterval }, 4));
    expect(Math.abs(numberOf(found) - 1000 * prInterval)).toBeLessThan(prSlack);
  });

  it.each([0.36, 0.46, 0.5])('QTc %d', (qtCorrected) => {
    const { qtcBazett } = measureEcg(synthesizeHeart({ qtCorrected }, 5));
    expect(Math.abs(numberOf(qtcBazett) - 1000 * qtCorrected)).toBeLessThan(qtcSlack + 5);
  });

  it.each([-60, 0, 60, 120])('axis %i, about', (axis) => {
    // The option turns the largest vector of QRS; the mean of QRS lies near it.
    expect(Math.abs(numberOf(measureEcg(synthesizeHeart({ axis }, 6)).qrsAxis) - axis)).toBeLessThan(32);
  });

  it('broad QRS of bundle branch blocks', () => {
    for (const ventricularConduction of ['leftBundleBranchBlock', 'rightBundleBranchBlock'] as const) {
      const { qrsDuration } = measureEcg(synthesizeHeart({ ventricularConduction }, 8));
      expect(numberOf(qrsDuration)).toBeGreaterThan(130);
    }
  });

  it('T upside down is turned by half a circle', () => {
    const upright = numberOf(measureEcg(synthesizeHeart({}, 7)).tAxis);
    const turned = numberOf(measureEcg(synthesizeHeart({ tWave: 'inverted' }, 7)).tAxis);
    expect(Math.abs(turned - upright)).toBeGreaterThan(170);
  });

  it('no P in atrial fibrillation, and an irregular rhythm', () => {
    const found = [1, 2, 3, 4, 5].map((seed) => measureEcg(synthesizeHeart({ rhythm: 'atrialFibrillation' }, seed)));
    expect(found.map(({ rhythm }) => rhythm)).toEqual(Array(5).fill('irregular'));
    expect(found.filter(({ prInterval }) => prInterval !== null).length).toBeLessThanOrEqual(1);
  });

  it('the same at any sampling frequency, and with early beats', () => {
    const plain = measureEcg(synthesizeHeart({}, 12));
    for (const samplingFrequency of [100, 250, 1000]) {
      const found = measureEcg(synthesizeHeart({ samplingFrequency, muscleNoise: 0 }, 12));
      for (const name of ['prInterval', 'qrsDuration', 'qtInterval'] as const) {
        expect(Math.abs(numberOf(found[name]) - numberOf(plain[name]))).toBeLessThan(8);
      }
    }
    const early = measureEcg(synthesizeHeart({ ventricularEctopics: 0.2 }, 11));
    expect(early.rhythm).toBe('irregular');
    expect(numberOf(early.qrsDuration)).toBeLessThan(110);
  });
});

describe('measureEcg works on pages', () => {
  const record = synthesizeHeart({}, 3);
  const whole = measureEcg(record);

  it.each([true, false])('with columns of 2.5 s, with a rhythm strip: %s', (strip) => {
    const found = measureEcg(asPage(record, { strip }));
    expect(numberOf(found.heartRate)).toBeCloseTo(numberOf(whole.heartRate), strip ? 0 : -1);
    for (const name of ['prInterval', 'qrsDuration', 'qtInterval', 'qrsAxis', 'tAxis'] as const) {
      expect(Math.abs(numberOf(found[name]) - numberOf(whole[name]))).toBeLessThan(12);
    }
  });

  it('with short holes', () => {
    const leads = record.leads.map((signal, k) => ({
      ...signal,
      samples: signal.samples.map((value, i) => ((i + 37 * k) % 400 < 12 ? Number.NaN : value)),
    }));
    const found = measureEcg({ ...record, leads });
    expect(numberOf(found.heartRate)).toBeCloseTo(numberOf(whole.heartRate), 0);
    expect(Math.abs(numberOf(found.qtInterval) - numberOf(whole.qtInterval))).toBeLessThan(12);
  });
});

describe('measureEcg gives null where there is nothing to measure', () => {
  const flat = (value: (i: number) => number, sampleCount = 5000): EcgRecord => ({
    name: 'flat',
    samplingFrequency: hertz(500),
    sampleCount,
    leads: [
      {
        lead: 'II',
        samples: new Float32Array(sampleCount).map((_, i) => value(i)),
        start: seconds(0),
        end: seconds(10),
      },
    ],
    comments: [],
  });

  it.each([
    ['no signal', flat(() => Number.NaN)],
    ['a level line', flat(() => 0.3)],
    ['one sample', flat(() => 1, 1)],
    ['no lead', { ...flat(() => 0), leads: [] }],
  ])('%s', (_, record) => {
    expect(measureEcg(record)).toMatchObject({
      beats: [],
      heartRate: null,
      rhythm: null,
      qrsDuration: null,
      leads: [],
    });
  });

  it('never throws and never gives a number that is not finite', () => {
    const sample = fc.oneof(fc.constant(Number.NaN), fc.double({ min: -100, max: 100, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 20, max: 2000 }),
        (values, rate) => {
          const samples = Float32Array.from(values);
          const leads = (['I', 'II'] as const).map((lead) => ({ lead, samples, start: seconds(0), end: seconds(1) }));
          const found = measureEcg({
            ...flat(() => 0),
            samplingFrequency: hertz(rate),
            sampleCount: samples.length,
            leads,
          });
          const numbers = Object.values(found).flatMap((item) =>
            item !== null && typeof item === 'object' && 'value' in item ? [item.value] : [],
          );
          expect(numbers.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });
});
