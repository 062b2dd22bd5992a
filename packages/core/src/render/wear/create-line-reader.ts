import { cubicWeights } from './cubic-weights.ts';
import { meshBorder, meshPitch } from './map-mesh.ts';

/** Lines of a B-spline surface at whole pixels. */
export function createLineReader(nodes: Float64Array, columns: number): (row: number, into: Float64Array) => void {
  const blended = new Float64Array(columns);
  const weights = new Float64Array(4);
  const across = new Float64Array(4 * meshPitch);
  for (let phase = 0; phase < meshPitch; phase++) {
    cubicWeights(phase / meshPitch, across.subarray(4 * phase, 4 * phase + 4));
  }
  return (row, into) => {
    const first = (Math.floor(row / meshPitch) + meshBorder - 1) * columns;
    cubicWeights((row % meshPitch) / meshPitch, weights);
    for (let i = 0; i < columns; i++) {
      const index = first + i;
      blended[i] =
        weights[0]! * nodes[index]! +
        weights[1]! * nodes[index + columns]! +
        weights[2]! * nodes[index + 2 * columns]! +
        weights[3]! * nodes[index + 3 * columns]!;
    }
    for (let start = 0, node = meshBorder - 1; start < into.length; start += meshPitch, node++) {
      const one = blended[node]!;
      const two = blended[node + 1]!;
      const three = blended[node + 2]!;
      const four = blended[node + 3]!;
      const end = Math.min(meshPitch, into.length - start);
      for (let phase = 0; phase < end; phase++) {
        const at = 4 * phase;
        into[start + phase] =
          across[at]! * one + across[at + 1]! * two + across[at + 2]! * three + across[at + 3]! * four;
      }
    }
  };
}
