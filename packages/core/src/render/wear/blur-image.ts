import { tapSum } from '../simd/kernels/weigh-line.ts';
import { createLineRing } from './create-line-ring.ts';
import { createLineWeigher } from './create-line-weigher.ts';
import type { PackedImage } from './packed-image.ts';

/** Beyond this many standard deviations a Gaussian is cut off. */
const kernelReach = 2.5;
/** Smaller blurs change no 8-bit level that matters. */
const smallest = 0.2;

/** A Gaussian blur of a standard deviation in pixels, in place; covers are lost. */
export function blurImage(image: PackedImage, deviation: number): void {
  if (deviation < smallest) return;
  visitBlurredLines(image, deviation, new LineCopier(image));
}

/** What is done with each blurred line, from the top. It is lent until the visitor is done. */
export interface LineVisitor {
  readonly visit: (row: number, line: number) => void;
}

/** A class, as its method is compiled once for all pictures. */
class LineCopier implements LineVisitor {
  readonly #image: PackedImage;

  constructor(image: PackedImage) {
    this.#image = image;
  }

  visit(row: number, line: number): void {
    const { width, address, scratch } = this.#image;
    scratch.bytes.copyWithin(address + 4 * row * width, line, line + 4 * width);
  }
}

/**
 * Blurs a picture without covers line by line, from the top. A line of the picture may be changed as soon as it
 * was visited.
 */
export function visitBlurredLines(image: PackedImage, deviation: number, visitor: LineVisitor): void {
  const weights = createWeights(deviation);
  image.scratch.borrow(() => blurLines(image, weights, visitor));
}

/** Apart from the closure that borrows, which would be compiled anew for each picture. */
function blurLines(image: PackedImage, weights: readonly number[], visitor: LineVisitor) {
  const { width, height, scratch } = image;
  const count = weights.length;
  const reach = (count - 1) / 2;
  const ring = createLineRing(image, { lines: 1, border: reach });
  const weigher = createLineWeigher(scratch, weights);
  // Lines that are blurred across, the last of them.
  const across = weights.map(() => scratch.take(4 * width));
  const line = scratch.take(4 * width);
  let done = 0;
  for (let row = 0; row < height; row++) {
    for (; done <= Math.min(height - 1, row + reach); done++) {
      ring.readTo(done);
      const start = ring.addressOf(done);
      for (let index = 0; index < count; index++) weigher.place(index, start + 4 * (index - reach));
      weigher.weigh(across[done % count]!, 4 * width);
    }
    for (let index = 0; index < count; index++) {
      weigher.place(index, across[Math.max(0, Math.min(height - 1, row + index - reach)) % count]!);
    }
    weigher.weigh(line, 4 * width);
    visitor.visit(row, line);
  }
}

/** Whole weights from one end of a Gaussian to the other. */
function createWeights(deviation: number): readonly number[] {
  const reach = Math.max(1, Math.round(kernelReach * deviation));
  const bell = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / deviation) ** 2));
  const sum = bell.reduce((total, weight) => total + weight, 0);
  const weights = bell.map((weight) => Math.round((tapSum * weight) / sum));
  weights[reach]! += tapSum - weights.reduce((total, weight) => total + weight, 0);
  return weights;
}
