import { expect, test } from 'vitest';
import { decodeWfdb } from './decode-wfdb.ts';

const read = (header: string, files: Record<string, number[]>) =>
  decodeWfdb(header, (name) => Uint8Array.from(files[name] ?? []));
const samplesOf = (header: string, bytes: number[]) =>
  read(header, { 'a.dat': bytes }).leads.map(({ samples }) => [...samples]);
const gap = Number.NaN;

// Digital values 1, -2, missing, and the largest or smallest of each format.
test.each([
  ['16', [1, 0, 0xfe, 0xff, 0, 0x80, 0xff, 0x7f], [1, -2, gap, 32_767]],
  ['24', [1, 0, 0, 0xfe, 0xff, 0xff, 0, 0, 0x80, 0xff, 0xff, 0x7f], [1, -2, gap, 8_388_607]],
  ['32', [1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0, 0, 0, 0x80, 0, 0, 1, 0], [1, -2, gap, 65_536]],
  ['80', [129, 126, 0, 255], [1, -2, gap, 127]],
  ['212', [0x01, 0xf0, 0xfe, 0x00, 0x78, 0xff], [1, -2, gap, 2047]],
  ['212', [0x01, 0xf0, 0xfe, 0x00, 0x08], [1, -2, gap]],
  ['16+3', [9, 9, 9, 1, 0, 0xfe, 0xff], [1, -2]],
])('format %s', (format, bytes, expected) => {
  expect(samplesOf(`a 1 500 ${expected.length}\na.dat ${format} 1/mV 16 0 0 0 0 II\n`, bytes)).toEqual([expected]);
});

test('what is missing in the header gets the values of the standard', () => {
  const record = read('# before\r\na 1\r\na.dat 16 0 16 10 0 0 0 II\r\n#after\r\n', { 'a.dat': [210, 0, 10, 0] });
  expect(record.samplingFrequency).toBe(250);
  expect(record.sampleCount).toBe(2);
  // Gain 200 units a mV, baseline = adc_zero.
  expect([...record.leads[0]!.samples]).toEqual([1, 0]);
  expect(record.comments).toEqual(['before', 'after']);
});

test('gain, baseline and units of each signal are used; leads of several files come together', () => {
  const header = [
    'a 3 250/360(0) 2 10:20:30 01/02/2003',
    'a.dat 16 2.5e2(-10)/uV 12 0 0 0 0 AVR',
    'b.dat 80 10(5)/mV 8 0 0 0 0 v1',
    'a.dat 16 1/V 16 0 0 0 0 lead I',
  ].join('\n');
  const record = read(header, { 'a.dat': [240, 0, 1, 0, 246, 255, 2, 0], 'b.dat': [143, 133] });
  expect(record.leads.map(({ lead, samples }) => [lead, [...samples]])).toEqual([
    ['aVR', [Math.fround(0.001), 0]],
    ['V1', [1, 0]],
    ['I', [1000, 2000]],
  ]);
});

test('a skewed signal is moved back', () => {
  const record = read('a 2 500 3\na.dat 16 1/mV 16 0 0 0 0 I\na.dat 16:1 1/mV 16 0 0 0 0 II\n', {
    'a.dat': [1, 0, 9, 0, 2, 0, 1, 0, 3, 0, 2, 0],
  });
  expect(record.leads.map(({ samples }) => [...samples])).toEqual([
    [1, 2, 3],
    [1, 2, gap],
  ]);
});

test('signals that are no lead are named', () => {
  const record = read('a 2 500 1\na.dat 16 1/mV 16 0 0 0 0 II\na.dat 16 1/mmHg 16 0 0 0 0 ABP\n', {
    'a.dat': [1, 0, 2, 0],
  });
  expect(record.leads.map(({ lead }) => lead)).toEqual(['II']);
  expect(record.comments.join()).toContain('ABP');
});

test.each([
  ['', {}, 'The header is empty'],
  ['# only a comment\n', {}, 'The header is empty'],
  ['\n# c\nnonsense\n', {}, 'Line 3 of the header should be a record line'],
  ['a/2 1 500 4\nb 2\n', {}, 'Line 1 of the header announces a record of several segments'],
  ['a 2 500 4\na.dat 16 1/mV 16 0 0 0 0 II\n', {}, 'Line 1 of the header announces 2 signals, but 1'],
  ['a 1 0 4\na.dat 16 1/mV 16 0 0 0 0 II\n', {}, 'Line 1 of the header has the sampling frequency 0'],
  ['a 1 500 4\n\na.dat 16 ten 16 0 0 0 0 II\n', {}, 'Line 3 of the header should be a signal line'],
  ['a 1 500 4\n../a.dat 16 1/mV 16 0 0 0 0 II\n', {}, 'must stand beside the header'],
  ['a 1 500 4\na.dat 508 1/mV 16 0 0 0 0 II\n', {}, 'signal format 508; supported are 8, 16, 24, 32, 61, 80, 160'],
  ['a 1 500 4\na.dat 16x2 1/mV 16 0 0 0 0 II\n', {}, '2 samples a frame'],
  ['a 1 500 4\na.dat 16 1/mV 16 0 0 0 0 II\n', { 'a.dat': [1, 0] }, 'a.dat should have 8 bytes for 4 samples, got 2'],
  ['a 1 500 9e9\na.dat 16 1/mV 16 0 0 0 0 II\n', {}, 'Line 1'],
  ['a 1 500 900000000000\na.dat 16 1/mV 16 0 0 0 0 II\n', {}, 'got 0'],
  ['a 1 500 1\na.dat 16 1/mV 16 0 0 7 0 II\n', { 'a.dat': [1, 0] }, 'sum up to 1, the header says 7'],
  ['a 1 500 1\na.dat 16 1/mmHg 16 0 0 0 0 II\n', { 'a.dat': [1, 0] }, 'Signal II is in mmHg'],
  ['a 1 500 1\na.dat 16 1/mV 16 0 0 0 0 ABP\n', { 'a.dat': [1, 0] }, 'none of the 12 leads; its signals: ABP'],
  [
    'a 2 500 1\na.dat 16 1/mV 16 0 0 0 0 I\na.dat 80 1/mV 16 0 0 0 0 II\n',
    { 'a.dat': [1, 0] },
    'The signals in a.dat have different formats',
  ],
])('a broken record is refused with a reason: %j', (header, files: Record<string, number[]>, message) => {
  expect(() => read(header, files)).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID', message: expect.stringContaining(message) }),
  );
});
