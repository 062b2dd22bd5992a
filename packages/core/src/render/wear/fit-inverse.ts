import { solveLinear } from '../../signal/solve-linear.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';

/** Nodes that the fit looks at along each side. */
const samples = 9;
const unknowns = 8;

/**
 * A projective map from clean to worn points that fits a mesh in the least squares sense: where Newton's method can
 * start from. Both sides are scaled to about 1, which the normal equations need.
 */
export function fitInverse(mesh: MapMesh): (column: number, row: number, into: Float64Array) => void {
  const { width, height, cleanWidth, cleanHeight } = mesh;
  const matrix = new Float64Array(unknowns * unknowns);
  const right = new Float64Array(unknowns);
  const addEquation = (terms: readonly number[], value: number) => {
    for (let i = 0; i < unknowns; i++) {
      right[i]! += terms[i]! * value;
      for (let j = 0; j < unknowns; j++) matrix[i * unknowns + j]! += terms[i]! * terms[j]!;
    }
  };
  for (let j = 0; j < samples; j++) {
    for (let i = 0; i < samples; i++) {
      const nodeColumn = meshBorder + Math.round((i * (mesh.columns - 1 - 2 * meshBorder)) / (samples - 1));
      const nodeRow = meshBorder + Math.round((j * (mesh.rows - 1 - 2 * meshBorder)) / (samples - 1));
      const x = mesh.cleanColumn[nodeRow * mesh.columns + nodeColumn]! / cleanWidth;
      const y = mesh.cleanRow[nodeRow * mesh.columns + nodeColumn]! / cleanHeight;
      const u = ((nodeColumn - meshBorder) * meshPitch) / width;
      const v = ((nodeRow - meshBorder) * meshPitch) / height;
      addEquation([x, y, 1, 0, 0, 0, -x * u, -y * u], u);
      addEquation([0, 0, 0, x, y, 1, -x * v, -y * v], v);
    }
  }
  const h = solveLinear(matrix, right);
  return (column, row, into) => {
    const x = column / cleanWidth;
    const y = row / cleanHeight;
    const depth = h[6]! * x + h[7]! * y + 1;
    into[0] = (width * (h[0]! * x + h[1]! * y + h[2]!)) / depth;
    into[1] = (height * (h[3]! * x + h[4]! * y + h[5]!)) / depth;
  };
}
