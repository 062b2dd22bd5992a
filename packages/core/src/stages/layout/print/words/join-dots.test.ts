import { expect, it } from 'vitest';
import { joinDots } from './join-dots.ts';

it('fills gaps of two pixels and no wider ones, and makes nothing thicker', () => {
  const row = '......##..##...##......';
  const data = Uint8Array.from([...'.'.repeat(46), ...row, ...row, ...'.'.repeat(46)], (c) => (c === '#' ? 200 : 0));
  const joined = joinDots({ width: 23, height: 6, data });
  const shown = Array.from({ length: 6 }, (_, v) =>
    [...joined.data.subarray(23 * v, 23 * v + 23)].map((value) => (value === 200 ? '#' : '.')).join(''),
  );
  expect(shown.slice(1, 5)).toEqual([
    '.'.repeat(23),
    '......######...##......',
    '......######...##......',
    '.'.repeat(23),
  ]);
});
