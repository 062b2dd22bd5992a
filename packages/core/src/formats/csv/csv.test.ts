import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleRecord } from '../test-support/example-digitization.ts';
import { largestDifference } from '../test-support/largest-difference.ts';
import { recordArbitrary } from '../test-support/record-arbitrary.ts';
import { decodeCsvRecord } from './decode-csv-record.ts';
import { encodeCsv } from './encode-csv.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const decode = (table: string) => decodeCsvRecord(new TextEncoder().encode(table), 'name');

/** Times are written to the microsecond: telling 333.25 from 333.3 Hz takes some samples, whole numbers only two. */
const leastForFractions = 24;

test('a table has seconds first, a column a lead, and nothing where a sample is missing', () => {
  expect(text(encodeCsv(exampleRecord))).toBe(
    'time_s,I_mV,aVR_mV\n0.000000,0.1000,\n0.002000,-0.2500,\n0.004000,,0.0000\n0.006000,,1.2345\n',
  );
  expect(text(encodeCsv(exampleRecord, { unit: 'uV' }))).toBe(
    'time_s,I_uV,aVR_uV\n0.000000,100.0,\n0.002000,-250.0,\n0.004000,,0.0\n0.006000,,1234.5\n',
  );
});

test.each(['mV', 'uV'] as const)(
  'write, then read in %s: within a tenth of a microvolt, missing stays missing',
  (unit) => {
    fc.assert(
      fc.property(recordArbitrary({ largest: 100, leastSamples: leastForFractions }), (record) => {
        const read = decodeCsvRecord(encodeCsv(record, { unit }), record.name);
        expect(largestDifference(record, read)).toBeLessThan(0.000_06);
        expect(read.leads.map(({ start, end }) => [start, end])).toEqual(
          record.leads.map((lead) => [lead.start, lead.end]),
        );
      }),
    );
  },
);

test.each([50, 100, 360, 500, 1000])('two samples tell %i Hz', (frequency) => {
  const times = `time_s,I_mV\n0.000000,1\n${(1 / frequency).toFixed(6)},1\n`;
  expect(decode(times).samplingFrequency).toBe(frequency);
});

test('what rounds to zero has no sign', () => {
  const record = {
    ...exampleRecord,
    leads: [{ ...exampleRecord.leads[0]!, samples: Float32Array.of(-1e-9, 0, 0, 0) }],
  };
  expect(text(encodeCsv(record))).not.toContain('-');
});

test('Windows line ends are read', () => {
  expect([...decode('time_s,II_uV\r\n0,1500\r\n0.01,\r\n').leads[0]!.samples]).toEqual([1.5, Number.NaN]);
});
