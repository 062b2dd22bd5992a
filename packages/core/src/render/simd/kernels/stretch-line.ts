import { type Code, i8x16, i16x8, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { words } from './constants.ts';

/** New pixels for each old one. */
export const stretchFactor = 3;
const nearWeight = 171;
const farWeight = 85;

/** The four bytes of pixels: 0 to 3 of the left vector, 4 to 7 of the right. */
const pixelBytes = (pixels: readonly number[]) => pixels.flatMap((pixel) => [0, 1, 2, 3].map((k) => 4 * pixel + k));

/**
 * Puts two pixels between any two of a line, joined straight. Works in steps of four old pixels and looks at one more.
 * Parameters: where to, bytes of the old line, the old line.
 */
export const stretchLine: Kernel = describeKernel(
  'stretchLine',
  3,
  ({ parameters, keep, keepNumber, store, repeat }) => {
    const [into, length, from] = parameters as [Code, Code, Code];
    const near = keep(words(nearWeight));
    const far = keep(words(farWeight));
    const half = keep(words(128));
    repeat(length, 16, (at) => {
      const here = keep(v128.load(i32.add(from, at)));
      const next = keep(v128.load(i32.add(from, at), 4));
      const mix = (weightHere: Code, weightNext: Code) => {
        const [low, high] = [i16x8.extendLow, i16x8.extendHigh].map((extend) => {
          const sum = i16x8.add(i16x8.mul(extend(here), weightHere), i16x8.mul(extend(next), weightNext));
          return i16x8.shiftRightUnsigned(i16x8.add(sum, half), 8);
        });
        return keep(i8x16.narrowUnsigned(low!, high!));
      };
      const first = mix(near, far);
      const second = mix(far, near);
      const target = keepNumber(i32.add(into, i32.mul(at, i32.constant(stretchFactor))));
      const pick = (left: Code, right: Code, pixels: readonly number[]) =>
        i8x16.shuffle(left, right, pixelBytes(pixels));
      store(target, pick(pick(here, first, [0, 4, 0, 1]), second, [0, 1, 4, 3]));
      store(target, pick(pick(first, second, [1, 5, 0, 2]), here, [0, 1, 6, 3]), 16);
      store(target, pick(pick(second, here, [2, 7, 0, 3]), first, [0, 1, 7, 3]), 32);
    });
    return undefined;
  },
);
