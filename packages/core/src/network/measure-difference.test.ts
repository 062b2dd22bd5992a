import { expect, it } from 'vitest';
import { measureDifference } from './measure-difference.ts';

const found = (...values: number[]) => ({ width: values.length, height: 1, data: Uint8Array.from(values) });
const seen = (...values: number[]) => ({ width: values.length, height: 1, data: Float32Array.from(values) });

it.each([
  ['both see the same', found(0, 255, 255), seen(0, 1, 1), 0],
  ['half of the ink is torn', found(0, 255, 0, 255, 0), seen(0, 1, 1, 1, 1), 0.5],
  ['dirt where the network sees none is no matter', found(255, 255), seen(0, 1), 0],
  ['the network sees no ink at all', found(255, 255), seen(0, 0), 0],
])('%s', (_, one, other, difference) => {
  expect(measureDifference(one, other)).toBeCloseTo(difference, 6);
});
