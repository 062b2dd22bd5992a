import { i8x16, i16x8, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { words } from './constants.ts';

/** A strength of 1 as the kernel wants it; up to 3.99. */
export const sharpenUnit = 8192;

/**
 * Adds the difference from a softened line, times a strength, in quarters of a level. Works in steps of 16 bytes.
 * Parameters: where to, bytes of the line, the sharp line, the soft line, strength.
 */
export const sharpenLine: Kernel = describeKernel('sharpenLine', 5, ({ parameters, keep, store, repeat }) => {
  const [into, length, sharpLine, softLine, strengthNumber] = parameters;
  const strength = keep(i16x8.splat(strengthNumber));
  const half = keep(words(2));
  repeat(length, 16, (at) => {
    const sharp = keep(v128.load(i32.add(sharpLine, at)));
    const soft = keep(v128.load(i32.add(softLine, at)));
    const [low, high] = [i16x8.extendLow, i16x8.extendHigh].map((extend) => {
      const level = keep(extend(sharp));
      const difference = i16x8.shiftLeft(i16x8.sub(level, extend(soft)), 4);
      const raised = i16x8.add(i16x8.shiftLeft(level, 2), i16x8.scale(difference, strength));
      return i16x8.shiftRight(i16x8.add(raised, half), 2);
    });
    store(i32.add(into, at), i8x16.narrowUnsigned(low!, high!));
  });
  return undefined;
});
