import { cubicWeights } from '../../image/source-at.ts';
import type { PhaseField } from './track-phase.ts';

/** What is left of the phases once a surface is taken off, smoothed; in lines. */
export interface SmoothRest {
  readonly evaluate: (column: number, row: number) => number;
  /** RMS distance of the phases that count from the smooth rest, in lines. */
  readonly residual: number;
}

/** A plane through the neighbours of a place: its height there and its slopes, a place. */
interface Plane {
  readonly height: number;
  readonly right: number;
  readonly down: number;
}

/** Neighbours on each side that a plane is fitted to, and the standard deviation of their weights, in places. */
const reach = 2;
const kernelWidth = 1.1;
/** Weights of the neighbours by where they stand. */
const nearness = Float64Array.from({ length: (2 * reach + 1) ** 2 }, (_, k) => {
  const [a, b] = [(k % (2 * reach + 1)) - reach, Math.floor(k / (2 * reach + 1)) - reach];
  return Math.exp(-(a * a + b * b) / (2 * kernelWidth * kernelWidth));
});
/** Least number of neighbours that count. */
const leastNeighbours = 5;
/** Phases further than this many robust deviations from the plane of their neighbours count for nothing. */
const outlierLimit = 4;
/** No phase is called an outlier for less than this, in lines. */
const leastDeviation = 0.03;
const rounds = 3;
/** Beyond the followed places the rest goes on along its slope, which fades by this factor a place. */
const slopeFading = 0.6;

/**
 * Planes through small neighbourhoods, with what does not lie on them left out round by round: follows curl and folds, and
 * unlike a mean it does not lean inward where the followed places end. Null where nothing was followed.
 */
export function smoothRest(field: PhaseField): SmoothRest | null {
  const { columns, rows, phase, quality } = field;
  const weight = quality.map((value, k) => (Number.isNaN(phase[k]!) ? 0 : value * value));
  let planes: (Plane | null)[] = [];
  let residual = 0;
  for (let round = 0; round < rounds; round++) {
    planes = Array.from(phase, (_, k) => planeAround(field, weight, k));
    const distances = phase.map((value, k) => Math.abs(value - (planes[k]?.height ?? Number.NaN)));
    const known = distances.filter((distance, k) => weight[k]! > 0 && !Number.isNaN(distance));
    if (known.length === 0) return null;
    residual = Math.sqrt(known.reduce((sum, distance) => sum + distance * distance, 0) / known.length);
    const limit = outlierLimit * Math.max(1.5 * known.sort()[known.length >> 1]!, leastDeviation);
    for (let k = 0; k < distances.length; k++) {
      const t = distances[k]! / limit;
      // NaN, where there is no plane, counts for nothing.
      weight[k] = t < 1 ? quality[k]! ** 2 * (1 - t * t) ** 2 : 0;
    }
  }
  const heights = extend(planes, columns, rows);
  return { evaluate: (column, row) => interpolate(heights, field, column, row), residual };
}

/** Weighted least squares of a plane on the neighbours of a place. */
function planeAround({ columns, rows, phase }: PhaseField, weight: Float32Array, place: number): Plane | null {
  const i = place % columns;
  const j = (place - i) / columns;
  let n = 0;
  let s = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  let sp = 0;
  let sxp = 0;
  let syp = 0;
  for (let b = Math.max(-reach, -j); b <= Math.min(reach, rows - 1 - j); b++) {
    for (let a = Math.max(-reach, -i); a <= Math.min(reach, columns - 1 - i); a++) {
      const k = place + b * columns + a;
      if (!(weight[k]! > 0)) continue;
      const w = weight[k]! * nearness[(b + reach) * (2 * reach + 1) + a + reach]!;
      const p = phase[k]!;
      n++;
      s += w;
      sx += w * a;
      sy += w * b;
      sxx += w * a * a;
      sxy += w * a * b;
      syy += w * b * b;
      sp += w * p;
      sxp += w * a * p;
      syp += w * b * p;
    }
  }
  if (n < leastNeighbours) return null;
  const [mxx, mxy, myy] = [sxx - (sx * sx) / s, sxy - (sx * sy) / s, syy - (sy * sy) / s];
  const [mxp, myp] = [sxp - (sx * sp) / s, syp - (sy * sp) / s];
  const determinant = mxx * myy - mxy * mxy;
  // Neighbours in one line say nothing of the slope across it.
  if (determinant < 0.02 * s * s) return null;
  const right = (mxp * myy - myp * mxy) / determinant;
  const down = (myp * mxx - mxp * mxy) / determinant;
  return { height: (sp - right * sx - down * sy) / s, right, down };
}

/** Heights of all places: outward from the known ones, along their fading slopes. */
function extend(planes: (Plane | null)[], columns: number, rows: number): Float64Array {
  const known = planes.slice();
  let front = [...known.keys()].filter((k) => known[k] !== null);
  while (front.length > 0) {
    const found = new Map<number, Plane>();
    for (const k of front) {
      for (const [a, b] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const i = (k % columns) + a;
        const j = Math.floor(k / columns) + b;
        const next = j * columns + i;
        if (i < 0 || j < 0 || i >= columns || j >= rows || known[next] !== null || found.has(next)) continue;
        found.set(next, meanAround(known, { i, j, columns, rows }));
      }
    }
    for (const [k, plane] of found) known[k] = plane;
    front = [...found.keys()];
  }
  return Float64Array.from(known, (plane) => plane?.height ?? 0);
}

/** The mean of what the known neighbours' planes say of a place. */
function meanAround(
  known: readonly (Plane | null)[],
  { i, j, columns, rows }: { i: number; j: number; columns: number; rows: number },
): Plane {
  let [n, height, right, down] = [0, 0, 0, 0];
  for (let b = Math.max(j - 1, 0); b <= Math.min(j + 1, rows - 1); b++) {
    for (let a = Math.max(i - 1, 0); a <= Math.min(i + 1, columns - 1); a++) {
      const plane = known[b * columns + a];
      if (!plane) continue;
      n++;
      height += plane.height + (i - a) * plane.right + (j - b) * plane.down;
      right += slopeFading * plane.right;
      down += slopeFading * plane.down;
    }
  }
  return { height: height / n, right: right / n, down: down / n };
}

/** Catmull–Rom interpolation on the lattice, held at its rim. */
function interpolate(heights: Float64Array, field: PhaseField, column: number, row: number): number {
  const { columns, rows, hop, offset } = field;
  const x = Math.min(Math.max((column - offset) / hop, 0), columns - 1);
  const y = Math.min(Math.max((row - offset) / hop, 0), rows - 1);
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const wx = cubicWeights(x - x0);
  const wy = cubicWeights(y - y0);
  let sum = 0;
  for (let b = 0; b < 4; b++) {
    const line = Math.min(Math.max(y0 + b - 1, 0), rows - 1) * columns;
    for (let a = 0; a < 4; a++)
      sum += wy[b]! * wx[a]! * heights[line + Math.min(Math.max(x0 + a - 1, 0), columns - 1)]!;
  }
  return sum;
}
