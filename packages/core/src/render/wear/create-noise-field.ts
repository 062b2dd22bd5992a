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
  const lattice = new NoiseLattice(size, pitch, random);
  return (row, into) => lattice.write(row, into);
}

/** A class, as its methods are compiled once for all surfaces. */
class NoiseLattice {
  readonly #pitch: number;
  readonly #columns: number;
  readonly #step: number;
  readonly #values: Float32Array;
  readonly #blended: Float32Array;
  /** The node before each pixel of a row, and the weight of the next one. */
  readonly #nodes: Int32Array;
  readonly #eased: Float64Array;

  constructor(
    { width, height }: { readonly width: number; readonly height: number },
    pitch: number,
    random: SeededRandom,
  ) {
    const columns = Math.ceil(width / pitch) + 2;
    const rows = Math.ceil(height / pitch) + 2;
    this.#pitch = pitch;
    this.#columns = columns;
    this.#step = pitch < wide ? 1 : wideStep;
    this.#values = drawValues(columns * rows, random);
    this.#blended = new Float32Array(columns);
    this.#nodes = new Int32Array(width);
    this.#eased = new Float64Array(width);
    placeColumns(this.#nodes, this.#eased, pitch);
  }

  write(row: number, into: Float32Array): void {
    const first = Math.floor(row / this.#pitch);
    const down = ease(row / this.#pitch - first);
    this.#blendRows(first * this.#columns, down);
    const nodes = this.#nodes;
    const eased = this.#eased;
    const blended = this.#blended;
    const step = this.#step;
    for (let column = 0; column < into.length; column += step) {
      const node = nodes[column]!;
      const value = blended[node]!;
      into[column] = value + eased[column]! * (blended[node + 1]! - value);
    }
    if (step > 1) joinColumns(into, step);
  }

  #blendRows(first: number, down: number): void {
    const columns = this.#columns;
    const values = this.#values;
    const blended = this.#blended;
    for (let i = 0; i < columns; i++) {
      const value = values[first + i]!;
      blended[i] = value + down * (values[first + columns + i]! - value);
    }
  }
}

function drawValues(count: number, random: SeededRandom): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = random.uniform();
  return values;
}

function placeColumns(nodes: Int32Array, eased: Float64Array, pitch: number) {
  for (let column = 0; column < nodes.length; column++) {
    nodes[column] = column / pitch;
    eased[column] = ease(column / pitch - nodes[column]!);
  }
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
