import { i8x16, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';

const pixelsAtOnce = 4;
/** Colours without their covers; the last four bytes are written over by the next pixels. */
const colorBytes = [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15];

/** From four bytes a pixel to three; writes up to 16 bytes more. Parameters: where to, pixels, where from. */
export const unpackLine: Kernel = describeKernel('unpackLine', 3, ({ parameters, keep, store, repeat }) => {
  const [into, count, from] = parameters;
  repeat(count, pixelsAtOnce, (pixel) => {
    const pixels = keep(v128.load(i32.add(from, i32.shiftLeft(pixel, 2))));
    store(i32.add(into, i32.mul(pixel, i32.constant(3))), i8x16.shuffle(pixels, pixels, colorBytes));
  });
  return undefined;
});
