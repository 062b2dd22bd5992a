import { type Code, i8x16, i16x8, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { words } from './constants.ts';

/** New pixels for each old one. */
export const stretchFactor = 4;

/** The four bytes of numbers of 32 bits: 0 to 3 of the left vector, 4 to 7 of the right. */
const pixelBytes = (pixels: readonly number[]) => pixels.flatMap((pixel) => [0, 1, 2, 3].map((k) => 4 * pixel + k));
const firstPixels = pixelBytes([0, 4, 1, 5]);
const lastPixels = pixelBytes([2, 6, 3, 7]);
const firstPairs = pixelBytes([0, 1, 4, 5]);
const lastPairs = pixelBytes([2, 3, 6, 7]);

/**
 * Puts three pixels between any two of a line, joined straight. Works in steps of four old pixels and looks at one more.
 * Parameters: where to, bytes of the old line, the old line.
 */
export const stretchLine: Kernel = describeKernel(
  'stretchLine',
  3,
  ({ parameters, keep, keepNumber, store, repeat }) => {
    const [into, length, from] = parameters;
    const half = keep(words(stretchFactor / 2));
    repeat(length, 16, (at) => {
      const here = keep(v128.load(i32.add(from, at)));
      const next = keep(v128.load(i32.add(from, at), 4));
      const mix = (step: number) => {
        const [low, high] = [i16x8.extendLow, i16x8.extendHigh].map((extend) => {
          const left = i16x8.mul(extend(here), words(stretchFactor - step));
          const sum = i16x8.add(left, i16x8.mul(extend(next), words(step)));
          return i16x8.shiftRightUnsigned(i16x8.add(sum, half), Math.log2(stretchFactor));
        });
        return keep(i8x16.narrowUnsigned(low!, high!));
      };
      const [first, second, third] = [mix(1), mix(2), mix(3)] as [Code, Code, Code];
      const target = keepNumber(i32.add(into, i32.mul(at, i32.constant(stretchFactor))));
      for (const [side, pixels] of [firstPixels, lastPixels].entries()) {
        const lefts = keep(i8x16.shuffle(here, first, pixels));
        const rights = keep(i8x16.shuffle(second, third, pixels));
        store(target, i8x16.shuffle(lefts, rights, firstPairs), 32 * side);
        store(target, i8x16.shuffle(lefts, rights, lastPairs), 32 * side + 16);
      }
    });
    return undefined;
  },
);
