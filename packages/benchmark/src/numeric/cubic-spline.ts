/**
 * A cubic spline through (positions, values) with "not-a-knot" ends, as SciPy's CubicSpline draws it: a line through two
 * points, a parabola through three. Returns a function of the position; outside it continues its end pieces.
 */
export function cubicSpline(positions: ArrayLike<number>, values: ArrayLike<number>): (position: number) => number {
  const count = positions.length;
  if (count === 1) return () => values[0]!;
  const slopes = knotSlopes(positions, values);
  let piece = 0;
  return (position) => {
    piece = findPiece(positions, position, piece);
    const width = positions[piece + 1]! - positions[piece]!;
    const secant = (values[piece + 1]! - values[piece]!) / width;
    const t = (slopes[piece]! + slopes[piece + 1]! - 2 * secant) / width;
    const along = position - positions[piece]!;
    const square = (secant - slopes[piece]!) / width - t;
    return values[piece]! + along * (slopes[piece]! + along * (square + (along * t) / width));
  };
}

/** Index of the piece that holds `position`, searched from `start` because callers ask in order. */
function findPiece(positions: ArrayLike<number>, position: number, start: number): number {
  let piece = start;
  while (piece > 0 && position < positions[piece]!) piece--;
  while (piece < positions.length - 2 && position >= positions[piece + 1]!) piece++;
  return piece;
}

/** First derivatives at the knots, from the tridiagonal system of continuous second derivatives. */
function knotSlopes(positions: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
  const count = positions.length;
  const width = (i: number) => positions[i + 1]! - positions[i]!;
  const secant = (i: number) => (values[i + 1]! - values[i]!) / width(i);
  if (count === 2) return new Float64Array([secant(0), secant(0)]);
  if (count === 3) {
    const bend = (secant(1) - secant(0)) / (positions[2]! - positions[0]!);
    return new Float64Array([secant(0) - bend * width(0), secant(0) + bend * width(0), secant(1) + bend * width(1)]);
  }
  const lower = new Float64Array(count);
  const diagonal = new Float64Array(count);
  const upper = new Float64Array(count);
  const right = new Float64Array(count);
  for (let i = 1; i < count - 1; i++) {
    lower[i] = width(i);
    diagonal[i] = 2 * (width(i - 1) + width(i));
    upper[i] = width(i - 1);
    right[i] = 3 * (width(i) * secant(i - 1) + width(i - 1) * secant(i));
  }
  const last = count - 2;
  const startSpan = positions[2]! - positions[0]!;
  diagonal[0] = width(1);
  upper[0] = startSpan;
  right[0] = ((width(0) + 2 * startSpan) * width(1) * secant(0) + width(0) ** 2 * secant(1)) / startSpan;
  const endSpan = positions[count - 1]! - positions[count - 3]!;
  diagonal[count - 1] = width(last - 1);
  lower[count - 1] = endSpan;
  right[count - 1] =
    (width(last) ** 2 * secant(last - 1) + (2 * endSpan + width(last)) * width(last - 1) * secant(last)) / endSpan;
  for (let i = 1; i < count; i++) {
    const factor = lower[i]! / diagonal[i - 1]!;
    diagonal[i]! -= factor * upper[i - 1]!;
    right[i]! -= factor * right[i - 1]!;
  }
  right[count - 1]! /= diagonal[count - 1]!;
  for (let i = count - 2; i >= 0; i--) right[i] = (right[i]! - upper[i]! * right[i + 1]!) / diagonal[i]!;
  return right;
}
