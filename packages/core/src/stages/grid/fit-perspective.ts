import { solveLinear } from '../../signal/solve-linear.ts';
import type { PhaseField } from './track-phase.ts';

/** The flat sheet as a camera sees it: lines counted along both axes at each place of the picture. */
export interface Perspective {
  readonly x: (column: number, row: number) => number;
  readonly y: (column: number, row: number) => number;
}

/** Least number of places that determine the eight numbers of a perspective well. */
const leastPlaces = 16;
const rounds = 6;
/** Deviations are never called large below this, in lines. */
const leastSpread = 0.05;

/**
 * The perspective (a homography: x = a·p / c·p, y = b·p / c·p with p = (column, row, 1)) nearest to the phases of both
 * families of lines, by least squares with Tukey's weights. Both fields are on the same lattice; places that miss one of
 * the phases are left out. Null with too few places.
 */
export function fitPerspective(x: PhaseField, y: PhaseField): Perspective | null {
  const places = [...x.phase.keys()].filter((k) => !Number.isNaN(x.phase[k]!) && !Number.isNaN(y.phase[k]!));
  if (places.length < leastPlaces) return null;
  const frame = frameOf(x, y, places);
  const weights = Float64Array.from(places, () => 1);
  let found = new Float64Array(8);
  const distances = new Float64Array(places.length);
  for (let round = 0; round < rounds; round++) {
    found = solve(frame.points, weights, found);
    for (let n = 0; n < distances.length; n++) {
      const { u, v, x: px, y: py } = frame.points[n]!;
      const depth = depthAt(found, u, v);
      const dx = (found[0]! * u + found[1]! * v + found[2]!) / depth - px;
      const dy = (found[3]! * u + found[4]! * v + found[5]!) / depth - py;
      distances[n] = Math.hypot(dx, dy) * frame.lines;
    }
    const spread = Math.max(1.5 * distances.slice().sort()[distances.length >> 1]!, leastSpread);
    for (let n = 0; n < distances.length; n++) {
      const t = distances[n]! / (4 * spread);
      weights[n] = t < 1 ? (1 - t * t) ** 2 : 0;
    }
  }
  const at = (first: number, centre: number) => (column: number, row: number) => {
    const u = (column - frame.column) / frame.length;
    const v = (row - frame.row) / frame.length;
    const value = found[first]! * u + found[first + 1]! * v + found[first + 2]!;
    return (value / depthAt(found, u, v)) * frame.lines + centre;
  };
  return { x: at(0, frame.x), y: at(3, frame.y) };
}

interface Point {
  readonly u: number;
  readonly v: number;
  readonly x: number;
  readonly y: number;
}

/** Places and phases in a frame in which all numbers are about one: normal equations need that. */
function frameOf(x: PhaseField, y: PhaseField, places: readonly number[]) {
  const columnOf = (k: number) => x.offset + (k % x.columns) * x.hop;
  const rowOf = (k: number) => x.offset + Math.floor(k / x.columns) * x.hop;
  const mean = (value: (k: number) => number) => places.reduce((sum, k) => sum + value(k), 0) / places.length;
  const centre = {
    column: mean(columnOf),
    row: mean(rowOf),
    x: mean((k) => x.phase[k]!),
    y: mean((k) => y.phase[k]!),
  };
  const length = Math.sqrt(mean((k) => (columnOf(k) - centre.column) ** 2 + (rowOf(k) - centre.row) ** 2));
  const lines = Math.sqrt(mean((k) => (x.phase[k]! - centre.x) ** 2 + (y.phase[k]! - centre.y) ** 2));
  const points = places.map(
    (k): Point => ({
      u: (columnOf(k) - centre.column) / length,
      v: (rowOf(k) - centre.row) / length,
      x: (x.phase[k]! - centre.x) / lines,
      y: (y.phase[k]! - centre.y) / lines,
    }),
  );
  return { ...centre, length, lines, points };
}

/** Depth of the sheet behind a place, 1 at the centre; never 0, which is the horizon. */
function depthAt(found: Float64Array, u: number, v: number): number {
  return Math.max(1 + found[6]! * u + found[7]! * v, 0.05);
}

/** Which of the eight numbers the equations of both families of lines know. */
const unknowns = { x: [0, 1, 2, 6, 7], y: [3, 4, 5, 6, 7] } as const;

/** One round: linear once the equations are multiplied by the depth; the depth of the last round undoes the weighting. */
function solve(points: readonly Point[], weights: Float64Array, last: Float64Array): Float64Array<ArrayBuffer> {
  const matrix = new Float64Array(64);
  const right = new Float64Array(8);
  const factors = new Float64Array(5);
  const add = (family: 'x' | 'y', value: number, weight: number) => {
    const places = unknowns[family];
    for (let a = 0; a < 5; a++) {
      const weighted = weight * factors[a]!;
      right[places[a]!]! += weighted * value;
      for (let b = 0; b < 5; b++) matrix[places[a]! * 8 + places[b]!]! += weighted * factors[b]!;
    }
  };
  for (let n = 0; n < points.length; n++) {
    if (weights[n] === 0) continue;
    const { u, v, x, y } = points[n]!;
    const weight = weights[n]! / depthAt(last, u, v) ** 2;
    factors[0] = u;
    factors[1] = v;
    factors[2] = 1;
    factors[3] = -x * u;
    factors[4] = -x * v;
    add('x', x, weight);
    factors[3] = -y * u;
    factors[4] = -y * v;
    add('y', y, weight);
  }
  return Float64Array.from(solveLinear(matrix, right));
}
