import type { SeededRandom } from '../create-seeded-random.ts';

/** Writes one row of a smooth random surface, 0 to 1. */
export type NoiseField = (row: number, into: Float32Array) => void;

/** Of a surface as wide as this only every so many columns are computed; straight lines between them miss nothing. */
const wide = 100;
const wideStep = 8;

const ease = (part: number) => part * part * (3 - 2 * part);

/** A smooth random surface: uniform values on a lattice `pitch` pixels apart, joined without corners. */
export function createNoiseField(
  size: { readonly width: number; readonly height: number },
  pitch: number,
  random: SeededRandom,
): NoiseField {
  const columns = Math.ceil(size.width / pitch) + 2;
  const rows = Math.ceil(size.height / pitch) + 2;
  const values = Float32Array.from({ length: columns * rows }, () => random.uniform());
  const blended = new Float32Array(columns);
  const step = pitch < wide ? 1 : wideStep;
  const nodes = Int32Array.from({ length: size.width }, (_, column) => column / pitch);
  const eased = Float64Array.from(nodes, (node, column) => ease(column / pitch - node));
  return (row, into) => {
    const first = Math.floor(row / pitch);
    const down = ease(row / pitch - first);
    for (let i = 0; i < columns; i++) {
      const value = values[first * columns + i]!;
      blended[i] = value + down * (values[(first + 1) * columns + i]! - value);
    }
    for (let column = 0; column < into.length; column += step) {
      const node = nodes[column]!;
      const value = blended[node]!;
      into[column] = value + eased[column]! * (blended[node + 1]! - value);
    }
    if (step > 1) joinColumns(into, step);
  };
}

/** Fills the columns between those that are a multiple of `step`. */
function joinColumns(line: Float32Array, step: number) {
  for (let start = 0; start < line.length; start += step) {
    const value = line[start]!;
    // Beyond the last of them it goes on.
    const slope = ((line[start + step] ?? value) - value) / step;
    const end = Math.min(line.length, start + step);
    for (let column = start + 1; column < end; column++) line[column] = value + slope * (column - start);
  }
}
