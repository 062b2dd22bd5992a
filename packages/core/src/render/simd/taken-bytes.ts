/** Addresses are multiples of the bytes of a vector. */
const alignment = 16;
/** Kernels work in steps and read and write up to this much beyond what they are asked for. */
const overrun = 128;

/** Bytes of the scratch memory that it takes to hold so many. */
export function takenBytes(length: number): number {
  return Math.ceil((length + overrun) / alignment) * alignment;
}
