import type { Scratch } from '../simd/open-scratch.ts';
import { takenBytes } from '../simd/taken-bytes.ts';

/**
 * A picture in the memory of the kernels, four bytes a pixel: red, green, blue and cover. Cover 0: nothing is there; 255:
 * the page is. It is lost when the memory is opened again.
 */
export interface PackedImage {
  readonly width: number;
  readonly height: number;
  readonly scratch: Scratch;
  /** Of the first pixel; rows follow each other without gaps. */
  readonly address: number;
  /** Its bytes. */
  readonly data: Uint8Array;
}

/** Lines that the longest blur holds, and as many that others need. */
const workLines = 64;
/** Pixels beyond the ends of a line that the longest blur looks at. */
const lineBorder = 32;
/** Tables, noise and lists. */
const workBytes = 4 << 20;

/** Memory that a picture needs, with all that may be done to it in place. */
export function packedBytes({ width, height }: { readonly width: number; readonly height: number }): number {
  return takenBytes(4 * width * height) + workLines * takenBytes(4 * (width + 2 * lineBorder)) + workBytes;
}
