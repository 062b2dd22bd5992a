/** The inverse of a symmetric positive matrix, row by row, and the logarithm of its determinant (Gauss and Jordan). */
export function invertPositive(matrix: ArrayLike<number>, size: number): { inverse: Float64Array; logarithm: number } {
  const rest = Float64Array.from({ length: size * size }, (_, k) => matrix[k]!);
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) inverse[i * size + i] = 1;
  let logarithm = 0;
  for (let pivot = 0; pivot < size; pivot++) {
    const value = rest[pivot * size + pivot]!;
    logarithm += Math.log(value);
    for (let k = 0; k < size; k++) {
      rest[pivot * size + k]! /= value;
      inverse[pivot * size + k]! /= value;
    }
    for (let row = 0; row < size; row++) {
      const factor = rest[row * size + pivot]!;
      if (row === pivot || factor === 0) continue;
      for (let k = 0; k < size; k++) {
        rest[row * size + k]! -= factor * rest[pivot * size + k]!;
        inverse[row * size + k]! -= factor * inverse[pivot * size + k]!;
      }
    }
  }
  return { inverse, logarithm };
}
