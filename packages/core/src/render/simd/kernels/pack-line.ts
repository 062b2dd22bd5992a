import { i8x16, i32, v128 } from '../instructions.ts';
import { describeKernel, type Kernel } from '../kernel.ts';
import { integers } from './constants.ts';

const pixelsAtOnce = 4;
/** Three bytes of a colour, then one of the cover. */
const packedBytes = [0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11, 16];

/** From three bytes a pixel to four, the last of them 255. Parameters: where to, pixels, where from. */
export const packLine: Kernel = describeKernel('packLine', 3, ({ parameters, keep, store, repeat }) => {
  const [into, count, from] = parameters;
  const full = keep(integers(-1));
  repeat(count, pixelsAtOnce, (pixel) => {
    const colors = v128.load(i32.add(from, i32.mul(pixel, i32.constant(3))));
    store(i32.add(into, i32.shiftLeft(pixel, 2)), i8x16.shuffle(colors, full, packedBytes));
  });
  return undefined;
});
