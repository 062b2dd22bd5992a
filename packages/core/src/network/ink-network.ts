/**
 * The ink network, wherever it runs. It reads and answers cells of `inkCellSide` × `inkCellSide` pixels, row by row;
 * height and width are those of the picture in pixels, multiples of `inkNetworkStride`.
 *
 * `cells` holds `inkCellInputs` bytes a cell: 16 pixels of each of three planes, and where lines of the grid stand (see
 * `drawNetworkInput`). The answer holds `inkCellOutputs` bytes a cell, each a chance (see `answerToChance`): the part of
 * each of 16 pixels that is covered by traces and pulses, then by separators, and then, for four rows of eight half
 * columns, how surely the middle of a pen crosses there; half column k stands at column (k - 0.5) / 2.
 */
export type InkNetwork = (
  cells: Uint8Array,
  size: { readonly height: number; readonly width: number },
) => Promise<Uint8Array>;
