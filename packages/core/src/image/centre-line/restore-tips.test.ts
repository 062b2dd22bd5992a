import { expect, test } from 'vitest';
import { restoreTips } from './restore-tips.ts';

/** A narrow peak in column 10 whose line, cut off by the disc, ends six rows below the end of its ink. */
const edge = () => Float32Array.from({ length: 21 }, (_, u) => 20 + 10 * Math.min(Math.abs(u - 10), 4));
const cut = () => edge().map((row) => Math.max(row + 1.5, 27.5));
const none = new Uint8Array(21);

test('the line is led up to the end of the ink, and half way beside it', () => {
  const y = cut();
  restoreTips(y, edge(), { shared: none, radius: 1.5, sign: 1 });
  expect([...y.slice(8, 13)]).toEqual([41.5, 31.5, 21.5, 31.5, 41.5]);
});

test('beside the tip the line is only raised, never lowered', () => {
  const y = cut().fill(27.5, 9, 12);
  restoreTips(y, edge(), { shared: none, radius: 1.5, sign: 1 });
  expect(y[9]).toBe(27.5);
});

test('the same upside down', () => {
  const y = cut().map((row) => -row);
  restoreTips(
    y,
    edge().map((row) => -row),
    { shared: none, radius: 1.5, sign: -1 },
  );
  expect(y[10]).toBe(-21.5);
});

test('nothing changes where another curve shares the ink, where the tip is not missing, or on a level line', () => {
  const shared = none.slice().fill(1, 10, 11);
  const y = cut();
  restoreTips(y, edge(), { shared, radius: 1.5, sign: 1 });
  expect(y).toEqual(cut());
  const whole = edge().map((row) => row + 2);
  restoreTips(whole, edge(), { shared: none, radius: 1.5, sign: 1 });
  expect(whole).toEqual(edge().map((row) => row + 2));
  const level = new Float32Array(21).fill(30);
  restoreTips(level, new Float32Array(21).fill(20), { shared: none, radius: 1.5, sign: 1 });
  expect(level).toEqual(new Float32Array(21).fill(30));
});
