import { type PhaseLattice, phaseReach } from './phase-meter.ts';
import { type BlockSums, blockSide } from './phase-picture.ts';

/** Mean and deviation of the pixels, in grey levels, under the window of each place of a lattice. */
export interface LocalContrast {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Under Gaussian windows of standard deviation `sigma` pixels, first along rows, then along columns. */
export function measureContrast(blocks: BlockSums, lattice: PhaseLattice, sigma: number): LocalContrast {
  const { columns, rows } = lattice;
  const across = windowsAlong(lattice, { places: columns, blocks: blocks.columns, sigma });
  const down = windowsAlong(lattice, { places: rows, blocks: blocks.rows, sigma });
  const values = sumAlongRows(blocks.values, blocks, across);
  const squares = sumAlongRows(blocks.squares, blocks, across);
  const mean = new Float64Array(columns * rows);
  const deviation = new Float64Array(columns * rows);
  for (const [j, { first, weights, total }] of down.entries()) {
    for (let i = 0; i < columns; i++) {
      let sum = 0;
      let square = 0;
      for (let n = 0; n < weights.length; n++) {
        sum += weights[n]! * values[(first + n) * columns + i]!;
        square += weights[n]! * squares[(first + n) * columns + i]!;
      }
      const area = total * across[i]!.total * blockSide * blockSide;
      const k = j * columns + i;
      mean[k] = sum / area;
      deviation[k] = Math.sqrt(Math.max(square / area - mean[k]! ** 2, 1e-6));
    }
  }
  return { mean, deviation };
}

interface Window {
  /** The first block, and the weights of it and those behind. */
  readonly first: number;
  readonly weights: Float64Array;
  readonly total: number;
}

function windowsAlong(
  { offset, hop }: PhaseLattice,
  { places, blocks, sigma }: { readonly places: number; readonly blocks: number; readonly sigma: number },
): Window[] {
  return Array.from({ length: places }, (_, i) => {
    const at = (offset + i * hop - (blockSide - 1) / 2) / blockSide;
    const reach = (phaseReach * sigma) / blockSide;
    const first = Math.max(0, Math.ceil(at - reach));
    const last = Math.min(blocks - 1, Math.floor(at + reach));
    const weights = Float64Array.from({ length: Math.max(0, last - first + 1) }, (_, n) =>
      Math.exp(-0.5 * (((first + n - at) * blockSide) / sigma) ** 2),
    );
    return { first, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
  });
}

function sumAlongRows(data: Float32Array, blocks: BlockSums, windows: readonly Window[]): Float64Array {
  const sums = new Float64Array(windows.length * blocks.rows);
  for (const [i, { first, weights }] of windows.entries()) {
    for (let y = 0; y < blocks.rows; y++) {
      let sum = 0;
      for (let n = 0, p = y * blocks.columns + first; n < weights.length; n++, p++) sum += weights[n]! * data[p]!;
      sums[y * windows.length + i] = sum;
    }
  }
  return sums;
}
