import { sharpenUnit } from '../simd/kernels/sharpen-line.ts';
import { visitBlurredLines } from './blur-image.ts';
import type { PackedImage } from './packed-image.ts';

/** Standard deviation of what cameras take off, in pixels. */
const deviation = 0.8;

/** An unsharp mask, in place: the difference from a blurred copy is added `strength` times. */
export function sharpenImage(image: PackedImage, strength: number): void {
  if (strength === 0) return;
  const { width, address, scratch } = image;
  scratch.borrow(() => {
    const sharpened = scratch.take(4 * width);
    visitBlurredLines(image, deviation, (row, line) => {
      const start = address + 4 * row * width;
      scratch.kernels.sharpenLine(sharpened, 4 * width, start, line, Math.round(sharpenUnit * strength));
      scratch.bytes.copyWithin(start, sharpened, sharpened + 4 * width);
    });
  });
}
