import { expect, test } from 'vitest';
import { decodeWfdb } from './decode-wfdb.ts';

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const digits = (values: Iterable<number>) => Array.from(values, (value) => Math.round(value * 1000));

// Arbitrary bytes, and what wfdb-python 4.3.1 reads from them.
test.each([
  [
    '61',
    'f1a0afe594c6d5390e4c48df',
    [
      [-3680, -27450, 3660],
      [-20507, -10951, 18655],
    ],
  ],
  [
    '160',
    'e9017fd221cc1e77d14d5747',
    [
      [-32279, 19489, -12847],
      [21119, -2274, -14505],
    ],
  ],
  [
    '310',
    'b841fd717a81958d82fececab39f57fd',
    [
      [220, 456, -310, -191, -193, -341],
      [254, 189, -464, 359, -39, -13],
    ],
  ],
  ['310', '7737d829db9c', [[-69, 236, 166, -403]]],
  ['310', '1d0b71092483f877', [[398, 184, 33, 402, -4]]],
  [
    '311',
    'ceead2217083443f613ffe031831f831',
    [
      [-306, -483, 288, -159, 63, -500],
      [186, -144, -12, -113, 280, -225],
    ],
  ],
  ['311', 'e133b81e7d00', [[-31, -500, 491, 125]]],
  ['311', '9ed4a9278844f7', [[158, -395, -390, 136, 465]]],
  [
    '8',
    'e12f82f0d8b5a30abd79173e',
    [
      [-26, -152, -192, -285, -352, -329],
      [40, 24, -51, -41, 80, 142],
    ],
  ],
])('format %s of %s', (format, hex, expected) => {
  const lines = expected.map((_, index) => `a.dat ${format} 1000/mV 12 0 ${[5, -7][index]} 0 0 ${['I', 'II'][index]}`);
  for (const count of [`${expected[0]!.length}`, '0']) {
    const record = decodeWfdb(`a ${expected.length} 100 ${count}\n${lines.join('\n')}\n`, () => bytesOf(hex));
    expect(record.leads.map(({ samples }) => digits(samples).slice(0, expected[0]!.length))).toEqual(expected);
  }
});

/** `scipy.io.savemat(..., format='4')` of three rows of four samples of 16 and of 32 bits and of doubles. */
const int16File = '1e0000000300000004000000000000000400000076616c0064000100000038ff020000002c010300e80370fe00800700';
const int32File =
  '140000000300000004000000000000000400000076616c0064000000010000000000000038ffffff02000000000000002c01000003000000e803000070feffff0080ffff07000000';
const doubleFile = `000000000300000004000000000000000400000076616c00${'00'.repeat(96)}`;
const matlab5File = '4d41544c414220352e30204d41542d66696c6520506c6174666f726d3a20706f736978';
const header = (format: string) =>
  `a 3 500 4\n${['I', 'II', 'V1'].map((lead) => `a.mat ${format} 1000/mV 16 0 0 0 0 ${lead}\n`).join('')}`;
const missing = Number.NaN;

test.each([
  ['16+24', int16File, missing],
  ['16', int16File, missing],
  ['16x1+24', int16File, missing],
  ['32+24', int32File, -32_768],
  ['32', int32File, -32_768],
])('a Matlab 4 file as format %s', (format, hex, last) => {
  const record = decodeWfdb(header(format), () => bytesOf(hex));
  expect(record.leads.map(({ lead, samples }) => [lead, digits(samples)])).toEqual([
    ['I', [100, -200, 300, -400]],
    ['II', [1, 2, 3, last]],
    ['V1', [0, 0, 1000, 7]],
  ]);
});

test.each([
  ['16', matlab5File, 'a Matlab 5 file'],
  ['16+24', doubleFile, 'a matrix of type 0, which is not signal format 16'],
  ['32', int16File, 'a matrix of type 30, which is not signal format 32'],
  ['16+20', int16File, 'begin at byte 24; the header says 20'],
  ['16', int16File.slice(0, 30), 'too short for a Matlab file: 15 bytes'],
  ['16', '00'.repeat(40), 'does not begin like a Matlab 4 matrix'],
  ['16', int16File.slice(0, 80), 'should have 48 bytes for 4 samples, got 40'],
  ['16', int16File.replace('03000000', '04000000'), 'has 4 rows; the header names 3 signals'],
])('a Matlab file that does not fit format %s is refused: %#', (format, hex, message) => {
  expect(() => decodeWfdb(header(format), () => bytesOf(hex))).toThrow(
    expect.objectContaining({ code: 'RECORD_INVALID', message: expect.stringContaining(message) }),
  );
});
