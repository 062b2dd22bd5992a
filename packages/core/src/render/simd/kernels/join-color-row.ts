import { type Code, f32x4, i8x16, i32, i32x4, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { floats } from './constants.ts';

const eightPixels = 32;

/**
 * A row of pixels from brightness and colour, the inverse of `splitColorRows`. Works in steps of eight pixels.
 * Parameters: where to, bytes of the row, brightness, blueness, redness.
 */
export const joinColorRow: Kernel = describeKernel('joinColorRow', 5, (writer) => {
  const { keep, keepNumber, parameters } = writer;
  const [into, length, brightness, blueness, redness] = parameters;
  const { add, sub, mul } = f32x4;
  const black = keep(floats(0));
  const white = keep(floats(255));
  const toLevel = (value: Code) => i32x4.fromFloat(f32x4.min(f32x4.max(value, black), white));
  writer.repeat(length, eightPixels, (at) => {
    const place = keepNumber(i32.shiftRightUnsigned(at, 1));
    const blues = keep(v128.load(i32.add(blueness, place)));
    const reds = keep(v128.load(i32.add(redness, place)));
    for (const half of [0, 1]) {
      // Each colour goes for two pixels of the row.
      const lanes = [2 * half, 2 * half, 2 * half + 1, 2 * half + 1].flatMap((lane) =>
        [0, 1, 2, 3].map((byte) => 4 * lane + byte),
      );
      const blue = keep(i8x16.shuffle(blues, blues, lanes));
      const red = keep(i8x16.shuffle(reds, reds, lanes));
      const bright = keep(add(v128.load(i32.add(brightness, at), 16 * half), floats(128.5)));
      const r = toLevel(add(bright, mul(red, floats(1.402))));
      const g = toLevel(sub(sub(bright, mul(blue, floats(0.344136))), mul(red, floats(0.714136))));
      const b = toLevel(add(bright, mul(blue, floats(1.772))));
      const pixels = v128.or(v128.or(r, i32x4.shiftLeft(g, 8)), i32x4.shiftLeft(b, 16));
      writer.store(i32.add(into, at), pixels, 16 * half);
    }
  });
  return undefined;
});
