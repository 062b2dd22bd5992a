/** What the line network is told of each half column of a trace: bytes, see `describeLine`. */
export const lineInputs = 72;

/** What the line network says of each half column of a trace. */
export interface LineAnswer {
  /** How much lower on the paper the middle of the pen is than the trace says, in mm. */
  readonly move: Float32Array;
  /** Mean size of the error that is left, in mm. */
  readonly doubt: Float32Array;
}

/**
 * The line network, wherever it runs. `description` holds `lineInputs` rows of `count` bytes, one a half column of the
 * trace from left to right (see `describeLine`); `count` is even.
 */
export type LineNetwork = (description: Uint8Array, count: number) => Promise<LineAnswer>;
