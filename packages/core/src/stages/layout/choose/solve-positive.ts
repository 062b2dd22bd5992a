/**
 * Solves the symmetric positive definite system `matrix` x = `right` (Cholesky). `matrix` is square, row by row.
 */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const lower = matrix.slice();
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row * size + column]!;
      for (let inner = 0; inner < column; inner++) sum -= lower[row * size + inner]! * lower[column * size + inner]!;
      lower[row * size + column] = row === column ? Math.sqrt(sum) : sum / lower[column * size + column]!;
    }
  }
  const solution = right.slice();
  for (let row = 0; row < size; row++) {
    for (let inner = 0; inner < row; inner++)
      solution[row] = solution[row]! - lower[row * size + inner]! * solution[inner]!;
    solution[row] = solution[row]! / lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let inner = row + 1; inner < size; inner++) {
      solution[row] = solution[row]! - lower[inner * size + row]! * solution[inner]!;
    }
    solution[row] = solution[row]! / lower[row * size + row]!;
  }
  return solution;
}
