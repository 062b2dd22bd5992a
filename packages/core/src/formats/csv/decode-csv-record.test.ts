import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EinthovenError } from '../../errors.ts';
import { largestDifference } from '../test-support/largest-difference.ts';
import { recordArbitrary } from '../test-support/record-arbitrary.ts';
import { type DecodeCsvRecordOptions, decodeCsvRecord } from './decode-csv-record.ts';
import { encodeCsv } from './encode-csv.ts';

const decode = (table: string, options?: DecodeCsvRecordOptions) =>
  decodeCsvRecord(new TextEncoder().encode(table), 'name', options);
const valuesOf = (table: string, options?: DecodeCsvRecordOptions) =>
  decode(table, options).leads.map(({ lead, samples }) => [lead, [...samples]]);
const wanted = [
  ['I', [0.5, -0.25]],
  ['aVR', [Number.NaN, 1.5]],
];

test('our own tables', () => {
  fc.assert(
    fc.property(recordArbitrary({ largest: 100, leastSamples: 24 }), fc.constantFrom('mV', 'uV'), (record, unit) => {
      expect(largestDifference(record, decodeCsvRecord(encodeCsv(record, { unit }), record.name))).toBeLessThan(6e-5);
    }),
  );
});

test.each([
  ['units in brackets, times in ms, from anywhere', 'Time (ms),I (mV),AVR [uV]\n40,0.5,\n42,-0.25,1500\n'],
  ['semicolons, decimal commas, Windows line ends', 'time_s;I_mV;aVR_mV\r\n0,000;0,5;\r\n0,002;-0,25;1,5\r\n'],
  [
    'tabs, quotes, columns that are no leads',
    '"t"\t"ECG I_mV"\t"resp"\t"aVR/mV"\n0\t0.5\t9\tNaN\n0.002\t-0.25\t\t1.5\n',
  ],
  ['a mark of UTF-8', '\u{FEFF}s,I mV,aVR mV\n0,0.5,NA\n0.002,-0.25,1.5\n'],
  ['comments', '# from a holter\n\ntime,I_mV,aVR_µV\n0,5e-1,\n# a comment\n0.002,-.25,1500\n\n'],
  // As `rdsamp -c -v -ps` of PhysioNet writes it.
  ['a line of units', "'Elapsed time','I','AVR'\n'seconds','mV','uV'\n0.000,0.5,-\n0.002,-0.250,1500.0\n"],
])('%s', (_, table) => {
  expect(valuesOf(table)).toEqual(wanted);
  expect(decode(table).samplingFrequency).toBe(500);
});

test('µ in Latin-1 and text in UTF-16, as spreadsheets save them', () => {
  const table = 'time_s,I_µV\n0,500\n0.002,-250\n';
  const latin = Uint8Array.from(table, (letter) => letter.charCodeAt(0));
  const wide = Uint8Array.from([0xff, 0xfe, ...[...table].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  for (const bytes of [latin, wide]) {
    expect([...decodeCsvRecord(bytes, 'name').leads[0]!.samples]).toEqual([0.5, -0.25]);
  }
});

test('unit and sampling frequency by options, where the table has none', () => {
  const record = decode('sample,I,aVR\n0,500,\n1,-250,1500\n', { unit: 'uV', samplingFrequency: 360 });
  expect(record.samplingFrequency).toBe(360);
  expect(record.leads.map(({ lead, samples }) => [lead, [...samples]])).toEqual(wanted);
  expect(record.comments).toEqual([]);
});

test('what the table says goes before the options', () => {
  const record = decode('time_s,I_mV\n0,1\n0.01,1\n', { unit: 'uV', samplingFrequency: 360 });
  expect([record.samplingFrequency, record.leads[0]!.samples[0]]).toEqual([100, 1]);
});

test('times that were rounded to the millisecond', () => {
  const rows = Array.from({ length: 720 }, (_, index) => `${(index / 360).toFixed(3)},0`);
  expect(decode(`time_s,I_mV\n${rows.join('\n')}`).samplingFrequency).toBe(360);
});

test('times with exponents', () => {
  expect(decode('time_s,I_mV\n0,0\n2e-3,0\n4.0e-3,0\n').samplingFrequency).toBe(500);
  expect(() => decode('time_s,I_mV\n0e-3,0\n2e-3,0\n7e-3,0\n')).toThrow(/evenly spaced/);
});

test('a record of ten minutes', () => {
  const rows = Array.from({ length: 300_000 }, (_, index) => `${(index / 500).toFixed(3)},0`);
  expect(decode(`time_s,I_mV\n${rows.join('\n')}`).sampleCount).toBe(300_000);
});

test('columns that are no lead are named', () => {
  expect(decode('time_s,I_mV,V10_mV,pulse\n0,1,2,3\n1,1,2,3\n').comments.join()).toContain('V10_mV, pulse');
});

test.each([
  ['', 'The table is empty'],
  ['0,1,2\n0,1,2\n', 'No column is one of the 12 leads; the titles: 0, 1, 2'],
  ['time_s,I,II\n0,1,2\n1,1,2\n', 'Signal I has no unit'],
  ['time_s,I_mmHg\n0,1\n', 'No column is one of the 12 leads'],
  ['time_s,I (mmHg)\n0,1\n1,1\n', 'Signal I is in mmHg'],
  ['I_mV,II_mV\n0,1\n', 'no column of times'],
  ['time_s,I_mV,ECG I_mV\n0,1,1\n', 'name lead I twice'],
  ['time_s,I_mV\n', 'titles but no samples'],
  ['time_s,I_mV\n0,1\n', 'at least two samples'],
  ['time_s,I_mV\n0,1\n0.002\n', 'Line 3 should have 2 fields, got 1'],
  ['# c\ntime_s,I_mV\n0,1\n0.002,x\n', 'Line 4 should have a number in field 2, got "x"'],
  ['time_s,I_mV\n0,1\n,1\n', 'Line 3 has no time'],
  ['# c\ntime_s,I_mV\n0,1\n0.002,1\n0.004,1\n0.010,1\n', 'evenly spaced from 0 s, but line 4'],
  ['time_min,I_mV\n0,1\n', 'no column of times'],
  ['time (min),I_mV\n0,1\n1,1\n', 'must be in s or ms, got min'],
  ['time_s,I_mV\n0:00.002,1\n0:00.004,1\n', 'a number in field 1, got "0:00.002"'],
])('a table is refused with a reason: %j', (table, message) => {
  expect(() => decode(table)).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID', message: expect.stringContaining(message) }),
  );
});

test('whatever stands in a file, it is read or refused with a reason', () => {
  const field = fc.constantFrom(
    'I',
    'time_s',
    'II_mV',
    'mV',
    '0',
    '0.002',
    '-1',
    '"',
    "'",
    '',
    'NaN',
    '1e9',
    '#',
    '(',
    'µV',
  );
  const row = fc.array(field, { maxLength: 4 }).map((fields) => fields.join(','));
  const table = fc.oneof(
    fc.array(row).map((rows) => rows.join('\n')),
    fc.string(),
  );
  const property = fc.property(table, (text) => {
    try {
      const { leads, sampleCount } = decode(text, { unit: 'mV', samplingFrequency: 500 });
      for (const { samples } of leads) expect(samples).toHaveLength(sampleCount);
    } catch (error) {
      expect(error).toBeInstanceOf(EinthovenError);
    }
  });
  fc.assert(property, { numRuns: 1000 });
});
