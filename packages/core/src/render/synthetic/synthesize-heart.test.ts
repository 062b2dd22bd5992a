import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadName } from '../../model/lead.ts';
import type { EcgRecord } from '../../model/record.ts';
import { createSeededRandom } from '../create-seeded-random.ts';
import type { HeartOptions } from './heart-options.ts';
import { heartOptionsSchema } from './heart-options.ts';
import { randomHeart } from './random-heart.ts';
import { synthesizeHeart } from './synthesize-heart.ts';

const samplesOf = (record: EcgRecord, lead: LeadName) => record.leads.find((signal) => signal.lead === lead)!.samples;

const quiet: HeartOptions = { baselineWander: 0, muscleNoise: 0, breathModulation: 0 };
const steady: HeartOptions = { ...quiet, heartRateVariability: 0 };
const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

/** Steepness of all leads together, volts a second: QRS stands far above everything else. */
function steepness(record: EcgRecord): Float64Array {
  const sum = new Float64Array(record.sampleCount);
  for (const { samples } of record.leads) {
    for (let i = 1; i < sum.length; i++) sum[i]! += Math.abs(samples[i]! - samples[i - 1]!) * record.samplingFrequency;
  }
  return sum;
}

/** Seconds at which QRS complexes begin: what is steep for the first time in 0.2 s. */
function findBeats(record: EcgRecord): number[] {
  const steep = steepness(record);
  const limit = 0.22 * Math.max(...steep);
  const beats: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  steep.forEach((value, i) => {
    const time = i / record.samplingFrequency;
    if (value < limit) return;
    if (time - last > 0.12) beats.push(time);
    last = time;
  });
  return beats;
}

const intervalsOf = (beats: readonly number[]) => beats.slice(1).map((time, index) => time - beats[index]!);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

/** Seconds a beat during which the heart's QRS is at least this steep. */
function steepTime(record: EcgRecord): number {
  const steep = steepness(record);
  const limit = 0.08 * Math.max(...steep);
  return steep.filter((value) => value > limit).length / record.samplingFrequency / findBeats(record).length;
}

describe('synthesizeHeart', () => {
  it('keeps the laws of Einthoven and Goldberger to the last bit, noise included', () => {
    const property = fc.property(fc.integer(), fc.integer(), (seed, drawn) => {
      const record = synthesizeHeart({ ...randomHeart(createSeededRandom(drawn)), duration: 2 }, seed);
      const [I, II, III, aVR, aVL, aVF] = (['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const).map((lead) =>
        samplesOf(record, lead),
      );
      let broken = 0;
      for (let i = 0; i < record.sampleCount; i++) {
        const einthoven = II![i]! - I![i]! === III![i]!;
        const augmented = aVR![i]! === -(I![i]! + II![i]!) / 2 && aVL![i]! === (I![i]! - III![i]!) / 2;
        if (!einthoven || !augmented || aVR![i]! + aVL![i]! + aVF![i]! !== 0) broken++;
      }
      expect(broken).toBe(0);
    });
    fc.assert(property, { numRuns: 10 });
  });

  it('gives finite samples for any heart, and takes the options it draws', () => {
    const property = fc.property(fc.integer(), (seed) => {
      const options = randomHeart(createSeededRandom(seed));
      expect(heartOptionsSchema.safeParse(options).success).toBe(true);
      const record = synthesizeHeart({ ...options, duration: 1.5, samplingFrequency: 250 }, seed);
      expect(record.sampleCount).toBe(375);
      for (const { samples } of record.leads) expect(samples.every((value) => Math.abs(value) < 20)).toBe(true);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('is the same for the same seed and another for another', () => {
    expect(synthesizeHeart({ ventricularEctopics: 0.2 }, 7)).toEqual(synthesizeHeart({ ventricularEctopics: 0.2 }, 7));
    expect(samplesOf(synthesizeHeart({}, 7), 'V3')).not.toEqual(samplesOf(synthesizeHeart({}, 8), 'V3'));
  });

  it('leaves the heart as it is when the noise changes', () => {
    const calm = samplesOf(synthesizeHeart(quiet, 5), 'V2');
    const noisy = samplesOf(synthesizeHeart({ ...quiet, muscleNoise: 0.01 }, 5), 'V2');
    const differences = [...noisy.map((value, i) => value - calm[i]!)];
    expect(spread(differences)).toBeGreaterThan(0.004);
    expect(spread(differences)).toBeLessThan(0.02);
  });

  it.each([30, 45, 72, 120, 180, 220])('beats %i times a minute', (heartRate) => {
    for (const seed of seeds) {
      const intervals = intervalsOf(findBeats(synthesizeHeart({ ...steady, heartRate, duration: 20 }, seed)));
      expect(mean(intervals)).toBeCloseTo(60 / heartRate, 2);
    }
  });

  it('breathes: intervals spread as asked', () => {
    const options = { ...quiet, heartRateVariability: 0.1, duration: 300, samplingFrequency: 250 };
    const intervals = intervalsOf(findBeats(synthesizeHeart(options, 3)));
    expect(spread(intervals) / mean(intervals)).toBeCloseTo(0.1, 1.5);
    expect(mean(intervals)).toBeCloseTo(60 / 72, 1.5);
  });

  it('is irregular in atrial fibrillation', () => {
    const record = synthesizeHeart({ ...quiet, rhythm: 'atrialFibrillation', heartRate: 80, duration: 60 }, 2);
    const intervals = intervalsOf(findBeats(record));
    expect(spread(intervals) / mean(intervals)).toBeGreaterThan(0.12);
    expect(mean(intervals)).toBeCloseTo(60 / 80, 1);
  });

  it('flutters around 300 a minute and conducts a whole ratio', () => {
    const record = synthesizeHeart({ ...steady, rhythm: 'atrialFlutter', heartRate: 74, duration: 20 }, 2);
    expect(mean(intervalsOf(findBeats(record)))).toBeCloseTo(60 / 74, 2);
    const lead = samplesOf(record, 'II');
    const power = (frequency: number) => {
      const turn = (2 * Math.PI * frequency) / record.samplingFrequency;
      const real = lead.reduce((sum, value, i) => sum + value * Math.cos(turn * i), 0);
      const imaginary = lead.reduce((sum, value, i) => sum + value * Math.sin(turn * i), 0);
      return (2 * Math.hypot(real, imaginary)) / lead.length;
    };
    expect(power((74 * 4) / 60)).toBeGreaterThan(0.08);
  });

  it('drops beats in second degree block and keeps the mean rate', () => {
    for (const atrioventricularBlock of ['wenckebach', 'mobitz2'] as const) {
      for (const seed of [1, 2, 3, 4]) {
        const options = { ...steady, heartRate: 55, atrioventricularBlock, duration: 60, samplingFrequency: 250 };
        const beats = findBeats(synthesizeHeart(options, seed));
        expect(beats.length).toBeGreaterThan(51);
        expect(beats.length).toBeLessThan(59);
      }
    }
    const wenckebach = { ...steady, atrioventricularBlock: 'wenckebach', duration: 30 } as const;
    const intervals = intervalsOf(findBeats(synthesizeHeart(wenckebach, 2)));
    expect(Math.max(...intervals)).toBeGreaterThan(1.25 * Math.min(...intervals));
  });

  it('follows an ectopic ventricular beat with a pause that makes up for it', () => {
    const options = { ...steady, ventricularEctopics: 0.15, duration: 60 };
    const intervals = intervalsOf(findBeats(synthesizeHeart(options, 4)));
    const early = intervals.flatMap((interval, index) => (interval < 0.7 ? [index] : []));
    expect(early.length).toBeGreaterThan(3);
    for (const index of early.slice(0, -1)) {
      expect(intervals[index]! + (intervals[index + 1] ?? 0)).toBeCloseTo(120 / 72, 1);
    }
  });

  it('makes blocked, ectopic and paced complexes broader than narrow ones', () => {
    const wide = [
      { ventricularConduction: 'leftBundleBranchBlock' },
      { ventricularConduction: 'rightBundleBranchBlock' },
      { rhythm: 'ventricular', heartRate: 60 },
    ] as const;
    const ratios: number[] = [];
    for (const seed of seeds) {
      for (const options of wide) {
        const ratio =
          steepTime(synthesizeHeart({ ...steady, ...options }, seed)) / steepTime(synthesizeHeart(steady, seed));
        ratios.push(ratio);
        expect(ratio).toBeGreaterThan(1.05);
      }
    }
    expect(mean(ratios)).toBeGreaterThan(1.4);
  });

  it('turns V1 up in right and down in left bundle branch block', () => {
    for (const seed of seeds) {
      const v1 = (ventricularConduction: HeartOptions['ventricularConduction'] & string) =>
        samplesOf(synthesizeHeart({ ...steady, ventricularConduction }, seed), 'V1');
      expect(Math.max(...v1('rightBundleBranchBlock'))).toBeGreaterThan(0.35);
      const left = v1('leftBundleBranchBlock');
      expect(-Math.min(...left)).toBeGreaterThan(0.6);
    }
  });

  it('has the axis asked for', () => {
    for (const axis of [-60, 0, 60, 120]) {
      const record = synthesizeHeart({ ...steady, axis, tWave: 'flat' }, 3);
      const beats = findBeats(record).filter((time) => time > 0.2 && time < 9.5);
      const area = (lead: LeadName) => {
        const samples = samplesOf(record, lead);
        const base = samples[Math.round((beats[0]! - 0.06) * 500)]!;
        return beats.reduce((sum, time) => {
          const part = samples.slice(Math.round((time - 0.02) * 500), Math.round((time + 0.1) * 500));
          return sum + part.reduce((total, value) => total + value - base, 0);
        }, 0);
      };
      // Lead vectors are not quite orthogonal: the axis from I and aVF is about right.
      const found = (Math.atan2(area('aVF') * (2 / Math.sqrt(3)), area('I')) * 180) / Math.PI;
      expect(Math.abs(found - axis)).toBeLessThan(25);
    }
  });

  it('shows spikes of the height asked for', () => {
    for (const pacing of ['atrial', 'ventricular', 'dual'] as const) {
      const paced = synthesizeHeart({ ...steady, pacing, pacingAmplitude: 3, samplingFrequency: 2000 }, 6);
      const flat = synthesizeHeart({ ...steady, pacing, pacingAmplitude: 0, samplingFrequency: 2000 }, 6);
      const heights = paced.leads.map(({ lead, samples }) => {
        const without = samplesOf(flat, lead);
        return Math.max(...samples.map((value, i) => Math.abs(value - without[i]!)));
      });
      // Chest electrodes of this heart stand a little elsewhere.
      expect(Math.max(...heights)).toBeGreaterThan(2.4);
      expect(Math.max(...heights)).toBeLessThan(3.8);
    }
  });

  it.each([
    ['anterior', 'V3', 1],
    ['septal', 'V1', 1],
    ['lateral', 'aVL', 1],
    ['inferior', 'III', 1],
    ['posterior', 'V2', -1],
  ] as const)('lifts ST over an acute %s infarction in %s', (infarction, lead, sign) => {
    for (const seed of seeds) {
      const common = { ...steady, stDeviation: 0.3 };
      const infarct = samplesOf(synthesizeHeart({ ...common, infarction }, seed), lead);
      const healthy = samplesOf(synthesizeHeart(common, seed), lead);
      const lift = Math.max(...infarct.map((value, i) => sign * (value - healthy[i]!)));
      expect(lift).toBeGreaterThan(0.12);
      expect(lift).toBeLessThan(0.75);
    }
  });

  it('has noise of the size asked for', () => {
    for (const [name, asked] of [
      ['muscleNoise', 0.05],
      ['mainsNoise', 0.05],
      ['baselineWander', 0.2],
    ] as const) {
      const sizes = seeds.flatMap((seed) => {
        const clean = synthesizeHeart({ ...quiet, duration: 20 }, seed);
        const noisy = synthesizeHeart({ ...quiet, duration: 20, [name]: asked }, seed);
        return (['I', 'II', 'III'] as const).map((lead) => {
          const without = samplesOf(clean, lead);
          return spread([...samplesOf(noisy, lead).map((value, i) => value - without[i]!)]);
        });
      });
      expect(mean(sizes) / asked).toBeGreaterThan(0.75);
      expect(mean(sizes) / asked).toBeLessThan(1.25);
    }
  });

  it('has low voltage where asked', () => {
    for (const seed of seeds) {
      const limb = synthesizeHeart({ ...steady, voltage: 0.3 }, seed).leads.slice(0, 6);
      for (const { samples } of limb) expect(Math.max(...samples) - Math.min(...samples)).toBeLessThan(0.8);
    }
  });

  it('tells options out of range by name', () => {
    expect(() => synthesizeHeart({ heartRate: 600 })).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('heart.heartRate') }),
    );
  });
});

describe('randomHeart', () => {
  it('draws findings about as often as hospitals see them', () => {
    const random = createSeededRandom(1);
    const hearts = Array.from({ length: 4000 }, () => randomHeart(random));
    const shareOf = (test: (heart: HeartOptions) => boolean) => hearts.filter(test).length / hearts.length;
    expect(shareOf((heart) => heart.rhythm === 'atrialFibrillation')).toBeCloseTo(0.08, 1.5);
    expect(shareOf((heart) => heart.pacing !== 'none')).toBeCloseTo(0.023, 1.5);
    expect(shareOf((heart) => heart.infarction !== 'none')).toBeCloseTo(0.2, 1.5);
    expect(shareOf((heart) => (heart.ventricularEctopics ?? 0) > 0)).toBeCloseTo(0.06, 1.5);
    const rates = hearts.map((heart) => heart.heartRate!).toSorted((a, b) => a - b);
    expect(rates[0]).toBeLessThan(40);
    expect(rates[2000]).toBeCloseTo(72, -1);
    expect(rates.at(-1)).toBeGreaterThan(150);
  });
});
