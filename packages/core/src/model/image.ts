/** Interleaved 8-bit RGB, row by row: `data[(row * width + column) * 3 + channel]`. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One 8-bit plane, row by row. What 0 and 255 mean stands where the image is made. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One plane of floats, row by row. */
export interface FloatImage {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}
