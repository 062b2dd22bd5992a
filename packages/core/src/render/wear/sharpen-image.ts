import { sharpenUnit } from '../simd/kernels/sharpen-line.ts';
import { type LineVisitor, visitBlurredLines } from './blur-image.ts';
import type { PackedImage } from './packed-image.ts';

/** Standard deviation of what cameras take off, in pixels. */
const deviation = 0.8;

/** An unsharp mask, in place: the difference from a blurred copy is added `strength` times. */
export function sharpenImage(image: PackedImage, strength: number): void {
  if (strength === 0) return;
  const { width, scratch } = image;
  scratch.borrow(() => {
    const sharpener = new LineSharpener(image, scratch.take(4 * width), Math.round(sharpenUnit * strength));
    visitBlurredLines(image, deviation, sharpener);
  });
}

/** A class, as its method is compiled once for all pictures. */
class LineSharpener implements LineVisitor {
  readonly #image: PackedImage;
  readonly #sharpened: number;
  readonly #strength: number;

  constructor(image: PackedImage, sharpened: number, strength: number) {
    this.#image = image;
    this.#sharpened = sharpened;
    this.#strength = strength;
  }

  visit(row: number, line: number): void {
    const { width, address, scratch } = this.#image;
    const start = address + 4 * row * width;
    const sharpened = this.#sharpened;
    scratch.kernels.sharpenLine(sharpened, 4 * width, start, line, this.#strength);
    scratch.bytes.copyWithin(start, sharpened, sharpened + 4 * width);
  }
}
