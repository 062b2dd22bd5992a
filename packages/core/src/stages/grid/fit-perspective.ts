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
    for (const [n, { u, v, x: px, y: py }] of frame.points.entries()) {
      const depth = depthAt(found, u, v);
      const dx = (found[0]! * u + found[1]! * v + found[2]!) / depth - px;
      const dy = (found[3]! * u + found[4]! * v + found[5]!) / depth - py;
      distances[n] = Math.hypot(dx, dy) * frame.lines;
    }
    const spread = Math.max(1.5 * distances.slice().sort()[distances.length >> 1]!, leastSpread);
    for (const [n, distance] of distances.entries()) {
      const t = distance / (4 * spread);
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

/** One round: linear once the equations are multiplied by the depth; the depth of the last round undoes the weighting. */
function solve(points: readonly Point[], weights: Float64Array, last: Float64Array): Float64Array<ArrayBuffer> {
  const matrix = new Float64Array(64);
  const right = new Float64Array(8);
  const add = (row: Float64Array, value: number, weight: number) => {
    for (let a = 0; a < 8; a++) {
      right[a]! += weight * row[a]! * value;
      for (let b = 0; b < 8; b++) matrix[a * 8 + b]! += weight * row[a]! * row[b]!;
    }
  };
  for (const [n, { u, v, x, y }] of points.entries()) {
    if (weights[n] === 0) continue;
    const weight = weights[n]! / depthAt(last, u, v) ** 2;
    add(Float64Array.of(u, v, 1, 0, 0, 0, -x * u, -x * v), x, weight);
    add(Float64Array.of(0, 0, 0, u, v, 1, -y * u, -y * v), y, weight);
  }
  return Float64Array.from(solveLinear(matrix, right));
}
