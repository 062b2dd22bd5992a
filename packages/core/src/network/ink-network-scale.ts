/** Resolution of the pictures that the ink network reads and writes, pixels a millimetre of paper. */
export const inkNetworkScale = 8;
/** The network halves its picture this many times over: widths and heights are multiples of this. */
export const inkNetworkStride = 32;
/** Side of the cells of pixels that the network reads and answers as one, in pixels. */
export const inkCellSide = 4;
/** Bytes that the network reads of a cell, and those that it answers. */
export const inkCellInputs = 52;
export const inkCellOutputs = 64;
