/** Resolution of the pictures that the ink network reads and writes, pixels a millimetre of paper. */
export const inkNetworkScale = 8;
/** The network halves its picture this many times over: widths and heights are multiples of this. */
export const inkNetworkStride = 32;
