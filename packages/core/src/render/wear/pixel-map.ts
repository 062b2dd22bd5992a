/**
 * Where a picture's pixels come from. (0, 0) is the centre of the top left pixel; points between centres count. Its
 * functions are called on it: `map.toWorn(…)`.
 */
export interface PixelMap {
  /** Size of the worn picture. */
  readonly width: number;
  readonly height: number;
  /** Size of the clean picture. */
  readonly cleanWidth: number;
  readonly cleanHeight: number;
  /**
   * Writes the column and row of the clean picture that a point of the worn picture shows into `into[0]` and
   * `into[1]`. Says whether that point lies on the clean picture, and on a part of the page that was
   * not torn off, and that nothing lies over it; it is written in either case.
   */
  readonly toClean: (column: number, row: number, into: Float64Array) => boolean;
  /** The same for a whole line of worn pixels, faster; what is not to be seen is not marked. */
  readonly toCleanLine: (row: number, columns: Float64Array, rows: Float64Array) => void;
  /** Whether a point of the clean picture lies on it and on a part of the page that was not torn off. */
  readonly isOnPage: (column: number, row: number) => boolean;
  /** Whether nothing, as a finger, lies over the page at a point of the worn picture. */
  readonly isOpen: (column: number, row: number) => boolean;
  /** The inverse of `toClean`, to 1e-7 pixels; says whether the point is to be seen in the worn picture. */
  readonly toWorn: (column: number, row: number, into: Float64Array) => boolean;
}
