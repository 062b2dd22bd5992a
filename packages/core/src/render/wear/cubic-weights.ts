/** Weights of the four neighbouring coefficients of a uniform cubic B-spline, at a part 0 to 1 of the way. */
export function cubicWeights(part: number, into: Float64Array): void {
  const rest = 1 - part;
  const square = part * part;
  into[0] = (rest * rest * rest) / 6;
  into[1] = (4 - 6 * square + 3 * square * part) / 6;
  into[2] = (1 + 3 * part + 3 * square - 3 * square * part) / 6;
  into[3] = (square * part) / 6;
}
