import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EcgRecord } from '../../model/record.ts';
import { hertz, seconds } from '../../units.ts';
import { largestDifference } from '../test-support/largest-difference.ts';
import { recordArbitrary } from '../test-support/record-arbitrary.ts';
import { decodeWfdb } from './decode-wfdb.ts';
import { encodeWfdb } from './encode-wfdb.ts';

const oneLead = (samples: number[], rest: Partial<EcgRecord> = {}): EcgRecord => ({
  name: 'r1',
  samplingFrequency: hertz(500),
  sampleCount: samples.length,
  comments: [],
  leads: [{ lead: 'II', samples: Float32Array.from(samples), start: seconds(0), end: seconds(1) }],
  ...rest,
});
const header = (record: EcgRecord) => new TextDecoder().decode([...encodeWfdb(record).values()][0]!);
const readBack = (record: EcgRecord) => {
  const files = encodeWfdb(record);
  return decodeWfdb(header(record), (name) => files.get(name)!);
};

test('header and samples stand as the standard wants them', () => {
  const files = encodeWfdb(oneLead([0.001, -0.002, Number.NaN, 0.3], { comments: ['made by hand'] }));
  expect([...files.keys()]).toEqual(['r1.hea', 'r1.dat']);
  // Sum: 1 - 2 - 32768 + 300 = -32469.
  expect(new TextDecoder().decode(files.get('r1.hea')!)).toBe(
    'r1 1 500 4\nr1.dat 16 1000(0)/mV 16 0 1 -32469 0 II\n# made by hand\n',
  );
  expect([...files.get('r1.dat')!]).toEqual([1, 0, 0xfe, 0xff, 0, 0x80, 0x2c, 1]);
});

test('the checksum wraps to 16 signed bits', () => {
  expect(header(oneLead([30, 30]))).toContain(` 30000 ${60_000 - 65_536} 0 II`);
});

test('leads take turns in the file', () => {
  const record = oneLead([0.001, 0.002]);
  const second = { ...record.leads[0]!, lead: 'V1' as const, samples: Float32Array.of(0.003, 0.004) };
  const files = encodeWfdb({ ...record, leads: [...record.leads, second] });
  expect([...files.get('r1.dat')!]).toEqual([1, 0, 3, 0, 2, 0, 4, 0]);
});

test('write, then read: within half a microvolt, missing stays missing', () => {
  fc.assert(
    fc.property(recordArbitrary({ largest: 32.5, leastSamples: 1 }), (record) => {
      const read = readBack(record);
      expect(largestDifference(record, read)).toBeLessThan(0.000_502);
      expect(read.comments).toEqual(record.comments);
      expect(read.leads.map(({ start, end }) => [start, end])).toEqual(
        record.leads.map((lead) => [lead.start, lead.end]),
      );
    }),
  );
});

test('a lead beyond 32.767 mV gets a smaller gain, is not clipped, and a comment says so', () => {
  fc.assert(
    fc.property(fc.float({ min: 33, max: 30_000, noNaN: true }), fc.boolean(), (peak, negative) => {
      const record = oneLead([0, negative ? -peak : peak, Number.NaN]);
      const read = readBack(record);
      expect(largestDifference(record, read)).toBeLessThan(peak / 10_000);
      expect(read.comments.join()).toMatch(/^Lead II has [\d.]+ units per mV instead of 1000/);
    }),
  );
  expect(header(oneLead([32.767]))).toContain(' 1000(0)/mV');
  expect(header(oneLead([-32.768]))).toContain(' 500(0)/mV');
});

test('a name with a path, blanks and accents becomes one that WFDB takes', () => {
  expect([...encodeWfdb(oneLead([0], { name: '../Müller, J. (1)' })).keys()]).toEqual([
    'Muller_J_1.hea',
    'Muller_J_1.dat',
  ]);
});

test('no comment can break the header: one line each, none longer than 255 bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 600 }), { maxLength: 4 }), (comments) => {
      const record = oneLead([0.5], { comments });
      const lines = header(record).trimEnd().split('\n');
      expect(lines.slice(2).every((line) => line.startsWith('# '))).toBe(true);
      expect(lines.every((line) => new TextEncoder().encode(line).length < 255)).toBe(true);
      expect(largestDifference(record, readBack(record))).toBe(0);
    }),
  );
  expect(header(oneLead([0], { comments: ['a\nr2 1 500 4\u2028b', '', ' # c'] }))).toMatch(
    /\n# a r2 1 500 4 b\n# c\n$/,
  );
});

test.each([
  ['a lead of another length', oneLead([0, 1], { sampleCount: 3 }), 'lead II must have 3 samples, got 2'],
  ['an infinite sample', oneLead([0, Number.NEGATIVE_INFINITY]), 'sample 1 of lead II is infinite'],
  ['no sample', oneLead([]), 'at least one sample'],
  ['no lead', oneLead([0], { leads: [] }), 'at least one lead'],
  ['a frequency of 0', oneLead([0], { samplingFrequency: hertz(0) }), 'above 0 Hz, got 0'],
  ['a lead twice', oneLead([0], { leads: [...oneLead([0]).leads, ...oneLead([0]).leads] }), 'II is there twice'],
])('%s is refused', (_, record, message) => {
  expect(() => encodeWfdb(record)).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID', message: expect.stringContaining(message) }),
  );
});
