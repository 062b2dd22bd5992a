/** Red, green and blue, 0 to 255 each. */
export type Color = readonly [number, number, number];
