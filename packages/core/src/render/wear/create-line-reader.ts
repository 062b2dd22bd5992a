import { cubicWeights } from './cubic-weights.ts';
import { meshBorder, meshPitch } from './map-mesh.ts';

/** Part of the way from node to node that a pixel is. */
const pitchPart = 1 / meshPitch;
const squarePart = pitchPart * pitchPart;
const cubicPart = squarePart * pitchPart;

/** Writes a line of a surface. */
export type LineReader = (row: number, into: Float64Array) => void;

/** Lines of a B-spline surface at whole pixels. */
export function createLineReader(nodes: Float64Array, columns: number): LineReader {
  const blended = new Float64Array(columns);
  const weights = new Float64Array(4);
  return (row, into) => {
    const top = (Math.floor(row / meshPitch) + meshBorder - 1) * columns;
    cubicWeights((row % meshPitch) / meshPitch, weights);
    for (let i = 0; i < columns; i++) {
      const index = top + i;
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
      // The cubic of this stretch by its differences from pixel to pixel.
      const cubic = ((four - one + 3 * (two - three)) / 6) * cubicPart;
      const square = ((one - 2 * two + three) / 2) * squarePart;
      const slope = ((three - one) / 2) * pitchPart;
      let value = (one + 4 * two + three) / 6;
      let first = slope + square + cubic;
      let second = 2 * square + 6 * cubic;
      const third = 6 * cubic;
      const end = Math.min(start + meshPitch, into.length);
      for (let index = start; index < end; index++) {
        into[index] = value;
        value += first;
        first += second;
        second += third;
      }
    }
  };
}
