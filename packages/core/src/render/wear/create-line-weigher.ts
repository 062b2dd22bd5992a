import { tapAddressOffset, tapBytes } from '../simd/kernels/weigh-line.ts';
import type { Scratch } from '../simd/open-scratch.ts';

/** Weighs lines into one. */
export interface LineWeigher {
  /** Says where the line of a weight, by its number, is. */
  readonly place: (index: number, address: number) => void;
  readonly weigh: (into: number, length: number) => void;
}

/** Weighs lines of bytes with whole weights, none below 0, that are 256 in all. */
export function createLineWeigher(scratch: Scratch, weights: readonly number[]): LineWeigher {
  return new WeightList(scratch, weights);
}

/** A class, as its methods are compiled once for all pictures. */
class WeightList implements LineWeigher {
  readonly #scratch: Scratch;
  readonly #list: number;
  readonly #length: number;
  readonly #numbers: Int32Array;

  constructor(scratch: Scratch, weights: readonly number[]) {
    const length = tapBytes * weights.length;
    const list = scratch.take(length);
    const words = new Uint16Array(scratch.bytes.buffer, list, length / 2);
    for (const [index, weight] of weights.entries()) {
      words.fill(weight, (index * tapBytes) / 2, (index * tapBytes + tapAddressOffset) / 2);
    }
    this.#scratch = scratch;
    this.#list = list;
    this.#length = length;
    this.#numbers = new Int32Array(scratch.bytes.buffer, list, length / 4);
  }

  place(index: number, address: number): void {
    this.#numbers[(index * tapBytes + tapAddressOffset) / 4] = address;
  }

  weigh(into: number, length: number): void {
    this.#scratch.kernels.weighLine(into, length, this.#list, this.#length);
  }
}
