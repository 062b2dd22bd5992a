/**
 * A picture whose pixels are one integer each: red, green, blue and cover from the lowest byte to the highest. Two
 * channels can then be weighed with one multiplication. Cover 0: nothing is there; 255: the page is.
 */
export interface PackedImage {
  readonly width: number;
  readonly height: number;
  readonly data: Int32Array;
}

/** Every other byte of a packed pixel. */
export const evenBytes = 0xff00ff;
/** One half in both channels, for rounding sums with weights of 256 in all. */
export const halves = 0x800080;
