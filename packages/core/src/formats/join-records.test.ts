import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadName } from '../model/lead.ts';
import type { EcgRecord } from '../model/record.ts';
import { hertz, millimetresPerMillivolt, millimetresPerSecond, seconds } from '../units.ts';
import { joinRecords } from './join-records.ts';
import { recordArbitrary } from './test-support/record-arbitrary.ts';

const speed = millimetresPerSecond(25);

function recordOf(
  name: string,
  leads: readonly LeadName[],
  values: readonly number[] = [1, 2, Number.NaN, 4],
): EcgRecord {
  const samples = Float32Array.from(values);
  const [start, end] = [seconds(0), seconds(values.length / 2)];
  const signals = leads.map((lead) => ({ lead, samples, confidence: samples, start, end }));
  const scale = { paperSpeed: speed, gain: millimetresPerMillivolt(10) };
  return {
    name,
    samplingFrequency: hertz(2),
    sampleCount: values.length,
    leads: signals,
    ...scale,
    comments: [`of ${name}`],
  };
}

const refusal = (message: RegExp) =>
  expect.objectContaining({ code: 'RECORDS_DISAGREE', message: expect.stringMatching(message) });

describe('joinRecords', () => {
  it('lays records of the same leads one after the other, without a gap', () => {
    const last = { ...recordOf('b', ['II', 'I'], [5, Number.NaN]), gain: millimetresPerMillivolt(5) };
    const joined = joinRecords([recordOf('a', ['I', 'II']), last], { name: 'all' });
    expect([joined.name, joined.sampleCount, joined.leads.map(({ lead }) => lead)]).toEqual(['all', 6, ['I', 'II']]);
    for (const { samples, confidence, start, end, errorMicrovolts } of joined.leads) {
      expect([...samples]).toEqual([1, 2, Number.NaN, 4, 5, Number.NaN]);
      expect(confidence).toEqual(samples);
      expect([start, end, errorMicrovolts]).toEqual([0, 3, undefined]);
    }
    expect(joined.paperSpeed).toBe(speed);
    expect(joined).not.toHaveProperty('gain');
    expect(joined.comments).toEqual([
      'Joined in time, without a gap: a (0 to 2 s), b (2 to 3 s)',
      'a: of a',
      'b: of b',
    ]);
  });

  it('puts other leads of the same time beside each other', () => {
    const long = Array.from({ length: 100 }, (_, k) => k);
    const joined = joinRecords([recordOf('a', ['I', 'II'], long), recordOf('b', ['V1'], long.slice(0, 99))]);
    expect([joined.sampleCount, joined.leads.map(({ lead }) => lead)]).toEqual([100, ['I', 'II', 'V1']]);
    expect([...joined.leads[0]!.samples]).toEqual(long);
    expect([...joined.leads[2]!.samples]).toEqual([...long.slice(0, 99), Number.NaN]);
    expect(joined.leads[2]!.confidence!.at(-1)).toBeNaN();
    expect(joined.comments[0]).toBe('Joined in leads, taken to show the same time: a (I, II), b (V1)');
    expect(joined).toMatchObject({ name: 'a', paperSpeed: 25, gain: 10 });
  });

  it('keeps a confidence that only one record has', () => {
    const { confidence: _, ...bare } = recordOf('b', ['I']).leads[0]!;
    const joined = joinRecords([recordOf('a', ['I']), { ...recordOf('b', ['I']), leads: [bare] }]);
    expect([...joined.leads[0]!.confidence!]).toEqual([1, 2, Number.NaN, 4, ...Array(4).fill(Number.NaN)]);
  });

  it('refuses records that disagree, and says in what', () => {
    const [limb, chest] = [recordOf('a', ['I', 'II']), recordOf('b', ['V1', 'V2'])];
    const partly = recordOf('c', ['II', 'V1']);
    expect(() => joinRecords([limb])).toThrow(refusal(/two records/i));
    expect(() => joinRecords([limb, { ...chest, samplingFrequency: hertz(4) }])).toThrow(refusal(/a has 2 .* b 4/));
    expect(() => joinRecords([limb, partly])).toThrow(refusal(/a and c share II, but not all/));
    expect(() => joinRecords([limb, chest, partly])).toThrow(refusal(/share II/));
    expect(() => joinRecords([limb, chest, recordOf('d', ['V2'])])).toThrow(refusal(/b and d both have V2/));
    expect(() => joinRecords([limb, chest], { by: 'time' })).toThrow(refusal(/leads I, II, b V1, V2/));
    expect(() => joinRecords([limb, recordOf('e', ['I', 'II'])], { by: 'leads' })).toThrow(refusal(/both have I, II/));
    expect(() => joinRecords([limb, recordOf('f', ['V1'], [1, 2])])).toThrow(refusal(/f is 1 s long, a 2 s/));
    const broken = { ...chest, sampleCount: 5 };
    expect(() => joinRecords([limb, broken])).toThrow(expect.objectContaining({ code: 'RECORD_INVALID' }));
  });

  it('loses and makes up no sample', () => {
    const count = (record: EcgRecord) =>
      record.leads.reduce((sum, { samples }) => sum + samples.filter((value) => !Number.isNaN(value)).length, 0);
    fc.assert(
      fc.property(recordArbitrary({ largest: 5, leastSamples: 1 }), (record) => {
        const joined = joinRecords([record, record, record]);
        expect(joined.sampleCount).toBe(3 * record.sampleCount);
        expect(count(joined)).toBe(3 * count(record));
      }),
    );
  });
});
