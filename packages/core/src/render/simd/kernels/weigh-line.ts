import { i8x16, i16x8, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { words } from './constants.ts';

/** Bytes of an entry of the list: eight times a weight of 16 bits, then the address, then nothing. */
export const tapBytes = 32;
export const tapAddressOffset = 16;
/** The sum of all weights, none of them negative. */
export const tapSum = 256;
const sumShift = 8;

/**
 * The weighed sum of lines, byte by byte, rounded. Works in steps of 32 bytes.
 * Parameters: where to, bytes of the line, the list of addresses and weights, bytes of the list.
 */
export const weighLine: Kernel = describeKernel('weighLine', 4, ({ parameters, keep, keepNumber, ...writer }) => {
  const [into, length, taps, tapsLength] = parameters;
  const half = keep(words(tapSum / 2));
  const bytes = keep(words(255));
  writer.repeat(length, tapBytes, (at) => {
    const sums = Array.from({ length: 4 }, () => writer.variable(half));
    writer.repeat(tapsLength, tapBytes, (tap) => {
      const entry = keepNumber(i32.add(taps, tap));
      const weight = keep(v128.load(entry));
      const from = keepNumber(i32.add(i32.load(entry, tapAddressOffset), at));
      const left = keep(v128.load(from));
      const right = keep(v128.load(from, 16));
      const parts = [i16x8.extendLow(left), i16x8.extendHigh(left), i16x8.extendLow(right), i16x8.extendHigh(right)];
      for (const [index, part] of parts.entries()) {
        const sum = sums[index]!;
        sum.set(i16x8.add(sum.get, i16x8.mul(part, weight)));
      }
    });
    const whole = sums.map((sum) => v128.and(i16x8.shiftRightUnsigned(sum.get, sumShift), bytes));
    writer.store(i32.add(into, at), i8x16.narrowUnsigned(whole[0]!, whole[1]!));
    writer.store(i32.add(into, at), i8x16.narrowUnsigned(whole[2]!, whole[3]!), 16);
  });
  return undefined;
});
