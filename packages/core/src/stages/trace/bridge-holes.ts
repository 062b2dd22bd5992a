export interface Line {
  readonly y: Float32Array;
  /** 0 to 1, NaN where y is NaN. */
  readonly confidence: Float32Array;
}

export interface BridgeHolesOptions {
  /** Longest hole that is bridged, in samples. */
  readonly longest: number;
}

/** Confidence of a bridged sample: it is a guess between two readings. */
const bridged = 0.2;

/**
 * Bridges short holes by a straight line and carries the ends on over holes as short; longer holes stay NaN. A straight
 * line overshoots nowhere, and over a millimetre no smoother curve is better known.
 */
export function bridgeHoles(line: Line, options: BridgeHolesOptions): Line {
  const y = line.y.slice();
  const confidence = line.confidence.slice();
  let last = -1;
  for (let k = 0; k <= y.length; k++) {
    if (k < y.length && Number.isNaN(y[k]!)) continue;
    const hole = k - last - 1;
    if (hole > 0 && hole <= options.longest && (last >= 0 || k < y.length)) {
      const from = last >= 0 ? y[last]! : y[k]!;
      const to = k < y.length ? y[k]! : from;
      for (let n = 1; n <= hole; n++) {
        y[last + n] = from + ((to - from) * n) / (hole + 1);
        confidence[last + n] = bridged;
      }
    }
    last = k;
  }
  return { y, confidence };
}
