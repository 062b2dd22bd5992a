/** Largest distance, in pixels, of a line from the truth between two columns; infinite where the line is missing. */
export function worstError(y: Float32Array, truth: Float32Array, [first, last]: readonly [number, number]): number {
  let worst = 0;
  for (let column = first; column <= last; column++) {
    const error = Math.abs(y[column]! - truth[column]!);
    worst = Math.max(worst, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
  }
  return worst;
}
