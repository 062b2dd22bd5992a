import { cubicWeights } from '../../image/source-at.ts';
import { solveLinear } from '../../signal/solve-linear.ts';
import type { PhaseField } from './track-phase.ts';

/** A smooth function of the working picture's columns and rows: grid lines counted along one axis. */
export interface PhaseSurface {
  readonly evaluate: (column: number, row: number) => number;
  /** RMS distance of the measured phases from the surface, in lines. */
  readonly residual: number;
  /** Part of the lattice on which the grid was followed. */
  readonly followed: number;
}

/** Degree of the polynomial that carries pose and slow stretch; what is left is smoothed locally. */
const degree = 3;
/** Phases further than this many robust deviations from their neighbours are outliers: text, QRS complexes, stains. */
const outlierLimit = 3;
/** Least deviation that counts as one, in lines: phases are never called outliers for less than this. */
const leastDeviation = 0.012;

/** Robust cubic polynomial plus a locally smoothed remainder, with the places that went wrong left out. */
export function fitPhaseSurface(field: PhaseField): PhaseSurface | null {
  const places = [...field.phase.keys()].filter((k) => !Number.isNaN(field.phase[k]!));
  if (places.length < 12) return null;
  const scale = { column: field.columns / 2, row: field.rows / 2 };
  const terms = places.map((k) => {
    const [i, j] = [k % field.columns, Math.floor(k / field.columns)];
    return polynomialTerms((i - scale.column) / scale.column, (j - scale.row) / scale.row, field);
  });
  const weights = Float64Array.from(places, (k) => field.quality[k]! ** 2);
  let coefficients: Float64Array = new Float64Array(terms[0]!.length);
  const residuals = new Float64Array(places.length);
  for (let round = 0; round < 5; round++) {
    coefficients = weightedFit(terms, places, weights, field);
    for (const [n, k] of places.entries()) residuals[n] = field.phase[k]! - dot(coefficients, terms[n]!);
    const spread = Math.max(1.5 * medianOf(residuals.map(Math.abs)), leastDeviation);
    for (const [n, k] of places.entries()) {
      const u = residuals[n]! / (4 * spread);
      weights[n] = Math.abs(u) < 1 ? field.quality[k]! ** 2 * (1 - u * u) ** 2 : 0;
    }
  }
  const remainder = smoothRemainder(field, places, residuals);
  const polynomial = polynomialOf(coefficients, field);
  const surface = (column: number, row: number) => {
    const i = (column - field.offset) / field.hop;
    const j = (row - field.offset) / field.hop;
    const pose = polynomial((i - scale.column) / scale.column, (j - scale.row) / scale.row);
    return pose + interpolate(remainder.smooth, field, i, j);
  };
  return { evaluate: surface, residual: remainder.residual, followed: places.length / field.phase.length };
}

/** Exponents up to `degree`, and along each axis no more than the lattice has places to tell apart. */
function listExponents({ columns, rows }: PhaseField): readonly (readonly [a: number, b: number])[] {
  const exponents: [number, number][] = [];
  for (let a = 0; a <= Math.min(degree, columns - 1); a++) {
    for (let b = 0; a + b <= degree && b <= Math.min(degree, rows - 1); b++) exponents.push([a, b]);
  }
  return exponents;
}

function polynomialTerms(u: number, v: number, field: PhaseField): Float64Array {
  return Float64Array.from(listExponents(field), ([a, b]) => u ** a * v ** b);
}

/** The sum of all terms by Horner's rule: the map asks for it a million times. */
function polynomialOf(coefficients: Float64Array, field: PhaseField): (u: number, v: number) => number {
  const size = degree + 1;
  const table = new Float64Array(size * size);
  for (const [n, [a, b]] of listExponents(field).entries()) table[a * size + b] = coefficients[n]!;
  return (u, v) => {
    let sum = 0;
    for (let a = degree; a >= 0; a--) {
      let inner = 0;
      for (let k = a * size + degree - a; k >= a * size; k--) inner = inner * v + table[k]!;
      sum = sum * u + inner;
    }
    return sum;
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function weightedFit(terms: Float64Array[], places: number[], weights: Float64Array, field: PhaseField): Float64Array {
  const n = terms[0]!.length;
  const matrix = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (const [m, row] of terms.entries()) {
    const w = weights[m]!;
    if (w === 0) continue;
    const value = field.phase[places[m]!]!;
    for (let a = 0; a < n; a++) {
      right[a]! += w * row[a]! * value;
      for (let b = 0; b < n; b++) matrix[a * n + b]! += w * row[a]! * row[b]!;
    }
  }
  return solveLinear(matrix, right);
}

function medianOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

/** Local weighted mean of the remainder on the lattice, repeated without outliers; at the rim it leans inward. */
function smoothRemainder(field: PhaseField, places: number[], residuals: Float64Array) {
  const value = new Float64Array(field.phase.length);
  const weight = new Float64Array(field.phase.length);
  for (const [n, k] of places.entries()) {
    value[k] = residuals[n]!;
    weight[k] = field.quality[k]! ** 2;
  }
  let smooth = gaussianMean(value, weight, field);
  let kept = places;
  for (let round = 0; round < 2; round++) {
    const distances = places.map((k) => Math.abs(value[k]! - smooth[k]!));
    const spread = Math.max(1.5 * medianOf(distances), leastDeviation);
    kept = places.filter((_, n) => distances[n]! <= outlierLimit * spread);
    weight.fill(0);
    for (const k of kept) weight[k] = field.quality[k]! ** 2;
    smooth = gaussianMean(value, weight, field);
  }
  let squares = 0;
  for (const k of kept) squares += (value[k]! - smooth[k]!) ** 2;
  return { smooth, residual: Math.sqrt(squares / Math.max(kept.length, 1)) };
}

/** Weights of a place and its neighbours one and two hops away. */
const kernel = [0.06, 0.24, 0.4, 0.24, 0.06] as const;
/** Weight of "the polynomial is right": decides only where nothing was measured nearby. */
const priorWeight = 1e-4;

function gaussianMean(value: Float64Array, weight: Float64Array, field: PhaseField): Float64Array {
  const { columns, rows } = field;
  const result = new Float64Array(value.length);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      let [sum, total] = [0, priorWeight];
      for (let b = -2; b <= 2; b++) {
        for (let a = -2; a <= 2; a++) {
          if (i + a < 0 || i + a >= columns || j + b < 0 || j + b >= rows) continue;
          const k = (j + b) * columns + i + a;
          const w = weight[k]! * kernel[a + 2]! * kernel[b + 2]!;
          sum += w * value[k]!;
          total += w;
        }
      }
      result[j * columns + i] = sum / total;
    }
  }
  return result;
}

/** Catmull–Rom interpolation on the lattice, held at its rim. */
function interpolate(values: Float64Array, field: PhaseField, i: number, j: number): number {
  const { columns, rows } = field;
  const x = Math.min(Math.max(i, 0), columns - 1);
  const y = Math.min(Math.max(j, 0), rows - 1);
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const wx = cubicWeights(x - x0);
  const wy = cubicWeights(y - y0);
  let sum = 0;
  for (let b = 0; b < 4; b++) {
    const row = Math.min(Math.max(y0 + b - 1, 0), rows - 1) * columns;
    for (let a = 0; a < 4; a++) sum += wy[b]! * wx[a]! * values[row + Math.min(Math.max(x0 + a - 1, 0), columns - 1)]!;
  }
  return sum;
}
