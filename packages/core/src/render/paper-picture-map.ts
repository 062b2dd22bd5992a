/** Between the paper in millimetres and the picture in pixels, through everything that bent and moved the page. */
export interface PaperPictureMap {
  /** Writes column and row of a point of the paper into `into[0]`, `into[1]`; says whether it is to be seen. */
  readonly toPicture: (x: number, y: number, into: Float64Array) => boolean;
  /** Writes x and y that a point of the picture shows into `into[0]`, `into[1]`; says whether it shows the page. */
  readonly toPaper: (column: number, row: number, into: Float64Array) => boolean;
}
