import { tapSum } from '../simd/kernels/weigh-line.ts';
import { createLineRing, type LineRing } from './create-line-ring.ts';
import { createLineWeigher, type LineWeigher } from './create-line-weigher.ts';
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
  const blur = new LineBlur(image, weights);
  for (let row = 0; row < image.height; row++) visitor.visit(row, blur.blur(row));
}

/** A class, as its methods are compiled once for all pictures. */
class LineBlur {
  readonly #image: PackedImage;
  readonly #ring: LineRing;
  readonly #weigher: LineWeigher;
  readonly #reach: number;
  /** Lines that are blurred across, the last of them. */
  readonly #across: readonly number[];
  readonly #line: number;
  #done = 0;

  constructor(image: PackedImage, weights: readonly number[]) {
    const { width, scratch } = image;
    this.#image = image;
    this.#reach = (weights.length - 1) / 2;
    this.#ring = createLineRing(image, { lines: 1, border: this.#reach });
    this.#weigher = createLineWeigher(scratch, weights);
    this.#across = weights.map(() => scratch.take(4 * width));
    this.#line = scratch.take(4 * width);
  }

  /** The address of a line; rows are asked for in turn. */
  blur(row: number): number {
    const { width, height } = this.#image;
    const across = this.#across;
    const weigher = this.#weigher;
    const last = Math.min(height - 1, row + this.#reach);
    for (; this.#done <= last; this.#done++) this.#blurAcross(this.#done);
    for (let index = 0; index < across.length; index++) {
      const inside = Math.max(0, Math.min(height - 1, row + index - this.#reach));
      weigher.place(index, across[inside % across.length]!);
    }
    weigher.weigh(this.#line, 4 * width);
    return this.#line;
  }

  #blurAcross(row: number): void {
    const across = this.#across;
    const weigher = this.#weigher;
    this.#ring.readTo(row);
    const start = this.#ring.addressOf(row) - 4 * this.#reach;
    for (let index = 0; index < across.length; index++) weigher.place(index, start + 4 * index);
    weigher.weigh(across[row % across.length]!, 4 * this.#image.width);
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
