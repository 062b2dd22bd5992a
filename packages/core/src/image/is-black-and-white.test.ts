import { expect, it } from 'vitest';
import { isBlackAndWhite } from './is-black-and-white.ts';

const fullInk = 200;
/** A row of pixels, each value as often as the next. */
const createInk = (values: readonly number[]) => {
  const data = Uint8Array.from({ length: 3000 }, (_, p) => values[Math.floor(p / 3) % values.length]!);
  return { width: 3000, height: 1, data };
};

it('knows faxes, which have no tones, from scans', () => {
  expect(isBlackAndWhite(createInk([0, 0, 0, 0, 200]), fullInk)).toBe(true);
  expect(isBlackAndWhite(createInk([0, 0, 0, 90, 200]), fullInk)).toBe(false);
  expect(isBlackAndWhite(createInk([0, 0, 0, 0, 60]), fullInk)).toBe(false);
});

it('takes little ink between for the soft edges of a picture that was scaled, and bare paper for none', () => {
  expect(isBlackAndWhite(createInk([...Array<number>(19).fill(200), 90]), fullInk)).toBe(true);
  expect(isBlackAndWhite(createInk([0]), fullInk)).toBe(false);
});
