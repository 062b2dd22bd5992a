import { expect, test } from 'vitest';
import { hertz, seconds } from '../units.ts';
import { cutRecord } from './cut-record.ts';

const samples = Float32Array.from({ length: 20 }, (_, index) => index);
const record = {
  name: 'a',
  samplingFrequency: hertz(10),
  sampleCount: 20,
  leads: [
    { lead: 'I' as const, samples, confidence: samples, start: seconds(0), end: seconds(2) },
    { lead: 'V1' as const, samples, start: seconds(0), end: seconds(0.8) },
  ],
  comments: ['before'],
};

test('a part begins at 0 s again', () => {
  const part = cutRecord(record, { from: 0.5, duration: 1 });
  expect(part.sampleCount).toBe(10);
  expect([...part.leads[0]!.samples]).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(part.leads[0]!.confidence).toEqual(part.leads[0]!.samples);
  expect(part.leads.map(({ start, end }) => [start, end])).toEqual([
    [0, 1],
    [0, expect.closeTo(0.3)],
  ]);
  expect(part.comments).toEqual(['before', 'Part of a record of 2 s: from 0.5 s, 1 s long']);
});

test('a part ends with the record, and the whole is the record', () => {
  expect(cutRecord(record, { from: 1.5, duration: 10 }).sampleCount).toBe(5);
  expect(cutRecord(record, { from: 1.5 }).sampleCount).toBe(5);
  expect(cutRecord(record, {})).toBe(record);
});

test.each([
  { from: 2 },
  { from: -1 },
  { from: Number.NaN },
  { duration: 0 },
  { duration: Number.NaN },
  { duration: 0.01 },
])('nothing lies in %j', (part) => {
  expect(() => cutRecord(record, part)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
});
