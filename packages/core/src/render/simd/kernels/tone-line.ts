import { i8x16, i16x8, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { words } from './constants.ts';

/** A factor of 1 as the kernel wants it; up to 3.99. */
export const gainUnit = 8192;
/** One level of what is added, as the kernel wants it. */
export const levelUnit = 32;
const levelShift = 5;
const largestLevel = 255 * levelUnit;

/**
 * Multiplies each channel by a factor, adds a level, cuts off at black and white, then adds noise. Works in steps of
 * four pixels.
 * Parameters: where to, bytes of the line, where from, noise (eight bytes a pixel: four numbers of 16 bits), factors and levels
 * (four numbers of 16 bits each, twice).
 */
export const toneLine: Kernel = describeKernel('toneLine', 5, ({ parameters, keep, store, repeat }) => {
  const [into, length, from, noise, settings] = parameters;
  const gain = keep(v128.load(settings));
  const lift = keep(v128.load(settings, 16));
  const black = keep(words(0));
  const white = keep(words(largestLevel));
  const half = keep(words(levelUnit / 2));
  repeat(length, 16, (at) => {
    const pixels = keep(v128.load(i32.add(from, at)));
    const [low, high] = [i16x8.extendLow, i16x8.extendHigh].map((extend, side) => {
      const toned = i16x8.add(i16x8.scale(i16x8.shiftLeft(extend(pixels), 7), gain), lift);
      const cut = i16x8.min(i16x8.max(toned, black), white);
      const noisy = i16x8.addSaturating(cut, v128.load(i32.add(noise, i32.shiftLeft(at, 1)), 16 * side));
      return i16x8.shiftRight(i16x8.addSaturating(noisy, half), levelShift);
    });
    store(i32.add(into, at), i8x16.narrowUnsigned(low!, high!));
  });
  return undefined;
});
