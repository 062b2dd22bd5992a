import { expect, it } from 'vitest';
import { unmixLines } from './unmix-lines.ts';

const fullInk = 200;

/** A plane of 9 × 5 pixels with an upright line in column 4. */
function unmix(lineLevel: number, value: (u: number, v: number) => number) {
  const data = Uint8Array.from({ length: 45 }, (_, p) => value(p % 9, Math.floor(p / 9)));
  const vertical = { blocks: 1, length: 9, level: new Float32Array(9).fill(lineLevel, 4, 5) };
  const horizontal = { blocks: 1, length: 5, level: new Float32Array(5) };
  const { ink, reliability } = unmixLines({ width: 9, height: 5, data }, { vertical, horizontal, block: 100, fullInk });
  const row = (v: number) => [...ink.data.subarray(9 * v, 9 * v + 9)].map((part) => Number(part.toFixed(3)));
  return { row, reliability: [...reliability.data.subarray(0, 9)] };
}

it('takes a light line off and keeps the ink that crosses it', () => {
  const { row, reliability } = unmix(50, (u, v) => (v === 2 ? 170 : u === 4 ? 50 : 0));
  expect(row(0)).toEqual(new Array(9).fill(0));
  expect(row(2)).toEqual(new Array(9).fill(1));
  expect(reliability[3]).toBe(255);
  expect(reliability[4]).toBe(171);
});

it('fills ink in from both sides where a line is as dark as ink, never darker than the pixel is', () => {
  const { row, reliability } = unmix(170, (u, v) => (u === 4 ? (v === 3 ? 30 : 170) : v >= 2 ? 85 : 0));
  expect(reliability[4]).toBe(0);
  expect(row(0)[4]).toBe(0);
  expect(row(2)).toEqual(new Array(9).fill(0.5));
  expect(row(3)[4]).toBe(0.3);
});

it('counts a side without known pixels as bare', () => {
  const { row } = unmix(170, (u) => (u === 4 ? 170 : u > 4 ? 85 : 0));
  expect(row(1)[4]).toBe(0.25);
});
