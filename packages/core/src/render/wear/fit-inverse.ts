import { solveLinear } from '../../signal/solve-linear.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';

/** Nodes that the fit looks at along each side. */
const samples = 9;
const unknowns = 8;

/** From clean to worn points, one after the other into `into`. */
export interface ProjectiveMap {
  readonly map: (column: number, row: number, into: Float64Array) => void;
}

/**
 * A projective map from clean to worn points that fits a mesh in the least squares sense: where Newton's method can
 * start from. Both sides are scaled to about 1, which the normal equations need.
 */
export function fitInverse(mesh: MapMesh): ProjectiveMap {
  const { width, height, cleanWidth, cleanHeight } = mesh;
  const equations = { matrix: new Float64Array(unknowns * unknowns), right: new Float64Array(unknowns) };
  for (let j = 0; j < samples; j++) {
    for (let i = 0; i < samples; i++) {
      const nodeColumn = meshBorder + Math.round((i * (mesh.columns - 1 - 2 * meshBorder)) / (samples - 1));
      const nodeRow = meshBorder + Math.round((j * (mesh.rows - 1 - 2 * meshBorder)) / (samples - 1));
      const x = mesh.cleanColumn[nodeRow * mesh.columns + nodeColumn]! / cleanWidth;
      const y = mesh.cleanRow[nodeRow * mesh.columns + nodeColumn]! / cleanHeight;
      const u = ((nodeColumn - meshBorder) * meshPitch) / width;
      const v = ((nodeRow - meshBorder) * meshPitch) / height;
      addEquation(equations, [x, y, 1, 0, 0, 0, -x * u, -y * u], u);
      addEquation(equations, [0, 0, 0, x, y, 1, -x * v, -y * v], v);
    }
  }
  return new FittedMap(mesh, solveLinear(equations.matrix, equations.right));
}

function addEquation(
  { matrix, right }: { readonly matrix: Float64Array; readonly right: Float64Array },
  terms: readonly number[],
  value: number,
) {
  for (let i = 0; i < unknowns; i++) {
    right[i]! += terms[i]! * value;
    for (let j = 0; j < unknowns; j++) matrix[i * unknowns + j]! += terms[i]! * terms[j]!;
  }
}

/** A class, as its method is compiled once for all pages. */
class FittedMap implements ProjectiveMap {
  readonly #mesh: MapMesh;
  readonly #terms: Float64Array;

  constructor(mesh: MapMesh, terms: Float64Array) {
    this.#mesh = mesh;
    this.#terms = terms;
  }

  map(column: number, row: number, into: Float64Array): void {
    const h = this.#terms;
    const { width, height, cleanWidth, cleanHeight } = this.#mesh;
    const x = column / cleanWidth;
    const y = row / cleanHeight;
    const depth = h[6]! * x + h[7]! * y + 1;
    into[0] = (width * (h[0]! * x + h[1]! * y + h[2]!)) / depth;
    into[1] = (height * (h[3]! * x + h[4]! * y + h[5]!)) / depth;
  }
}
