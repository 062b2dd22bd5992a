/**
 * A smooth map from the worn to the clean picture as a uniform cubic B-spline. Coefficient (i, j) belongs to the worn
 * point ((i - meshBorder) * pitch, (j - meshBorder) * pitch); a mesh of an affine map is that map exactly.
 */
export interface MapMesh {
  readonly width: number;
  readonly height: number;
  readonly cleanWidth: number;
  readonly cleanHeight: number;
  readonly columns: number;
  readonly rows: number;
  readonly cleanColumn: Float64Array;
  readonly cleanRow: Float64Array;
}

/** Worn pixels between the nodes of a mesh: a millimetre at 200 dpi, which is finer than paper creases. */
export const meshPitch = 8;
/** Nodes before the first pixel; a cubic needs one beyond each end. */
export const meshBorder = 2;

export const meshNodes = (length: number) => Math.ceil(length / meshPitch) + 2 * meshBorder + 1;
