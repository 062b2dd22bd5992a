import { type Code, f32x4, i8x16, i16x8, i32, i32x4, v128 } from '../instructions.ts';
import { describeKernel, type Kernel, type KernelWriter } from '../kernel.ts';
import { floats, integers } from './constants.ts';

const eightPixels = 32;

/**
 * Brightness and colour of two rows as JPEG files have them, colour once for four pixels. Works in steps of eight
 * pixels. Parameters: the upper row, the lower row, bytes of a row; where to: brightness of the upper row, of the lower
 * row, blueness, redness.
 */
export const splitColorRows: Kernel = describeKernel('splitColorRows', 7, (writer) => {
  const { keep, keepNumber, parameters } = writer;
  const [upper, lower, length, upperBright, lowerBright, blueness, redness] = parameters;
  writer.repeat(length, eightPixels, (at) => {
    const sums: Code[] = [];
    for (const half of [0, 1]) {
      const above = keep(v128.load(i32.add(upper, at), 16 * half));
      const below = keep(v128.load(i32.add(lower, at), 16 * half));
      writer.store(i32.add(upperBright, at), brightnessOf(writer, above), 16 * half);
      writer.store(i32.add(lowerBright, at), brightnessOf(writer, below), 16 * half);
      const [left, right] = [i16x8.extendLow, i16x8.extendHigh].map((extend) =>
        keep(i16x8.add(extend(above), extend(below))),
      ) as [Code, Code];
      const firsts = i8x16.shuffle(left, right, [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
      const seconds = i8x16.shuffle(left, right, [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31]);
      sums.push(keep(i16x8.add(firsts, seconds)));
    }
    // Each sum has four channels of two squares: a channel of all four squares at a time.
    const channel = (number: number) =>
      [0, 8, 16, 24].flatMap((square) => [square + 2 * number, square + 2 * number + 1]);
    const redsAndGreens = keep(i8x16.shuffle(sums[0]!, sums[1]!, [...channel(0), ...channel(1)]));
    const blues = i8x16.shuffle(sums[0]!, sums[1]!, [...channel(2), ...channel(2)]);
    const red = keep(f32x4.fromInteger(i32x4.extendLowUnsigned(redsAndGreens)));
    const green = keep(f32x4.fromInteger(i32x4.extendHighUnsigned(redsAndGreens)));
    const blue = keep(f32x4.fromInteger(i32x4.extendLowUnsigned(blues)));
    const place = keepNumber(i32.shiftRightUnsigned(at, 1));
    // Of four pixels.
    const weigh = (ofRed: number, ofGreen: number, ofBlue: number) =>
      sumOf([red, green, blue], [ofRed, ofGreen, ofBlue]);
    writer.store(i32.add(blueness, place), weigh(-0.168736 / 4, -0.331264 / 4, 0.5 / 4));
    writer.store(i32.add(redness, place), weigh(0.5 / 4, -0.418688 / 4, -0.081312 / 4));
  });
  return undefined;
});

/** Of four pixels, from -128 to 127. */
function brightnessOf({ keep }: KernelWriter, pixels: Code): Code {
  const mask = integers(255);
  const channel = (number: number) =>
    f32x4.fromInteger(v128.and(number === 0 ? pixels : i32x4.shiftRightUnsigned(pixels, 8 * number), mask));
  return keep(f32x4.sub(sumOf([channel(0), channel(1), channel(2)], [0.299, 0.587, 0.114]), floats(128)));
}

function sumOf(channels: readonly [Code, Code, Code], weights: readonly [number, number, number]): Code {
  const [red, green, blue] = channels.map((channel, index) => f32x4.mul(channel, floats(weights[index]!))) as [
    Code,
    Code,
    Code,
  ];
  return f32x4.add(f32x4.add(red, green), blue);
}
