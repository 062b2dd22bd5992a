/** A rectangle of pixels, the last column and row included. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Pixels of ink in it. */
  readonly ink: number;
}
