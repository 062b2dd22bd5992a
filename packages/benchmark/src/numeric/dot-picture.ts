/** A black and white picture given by its dots, at most one a column. */
export interface DotPicture {
  readonly rows: number;
  readonly columns: number;
  /** Row and column of each dot. */
  readonly dotRows: Int32Array;
  readonly dotColumns: Int32Array;
}
