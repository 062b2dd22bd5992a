import { tapAddressOffset, tapBytes } from '../simd/kernels/weigh-line.ts';
import type { Scratch } from '../simd/open-scratch.ts';

/** Weighs lines into one: the address of each of them by its number. */
export type LineWeigher = (into: number, length: number, addressOf: (index: number) => number) => void;

/** Weighs lines of bytes with whole weights, none below 0, that are 256 in all. */
export function createLineWeigher(scratch: Scratch, weights: readonly number[]): LineWeigher {
  const { kernels, bytes } = scratch;
  const listLength = tapBytes * weights.length;
  const list = scratch.take(listLength);
  const words = new Uint16Array(bytes.buffer, list, listLength / 2);
  const numbers = new Int32Array(bytes.buffer, list, listLength / 4);
  for (const [index, weight] of weights.entries()) {
    words.fill(weight, (index * tapBytes) / 2, (index * tapBytes + tapAddressOffset) / 2);
  }
  return (into, length, addressOf) => {
    for (let index = 0; index < weights.length; index++) {
      numbers[(index * tapBytes + tapAddressOffset) / 4] = addressOf(index);
    }
    kernels.weighLine(into, length, list, listLength);
  };
}
