import { cubicWeights } from './cubic-weights.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';

/**
 * What is known at a worn point: clean column and its derivatives by worn column and row, then the same for the row. Numbers
 * in an array, as those of objects are made anew for every change.
 */
export const ofColumn = 0;
export const ofRow = 3;
const stateLength = 6;

export const createMeshState = (): Float64Array => new Float64Array(stateLength);

/** Weights of the four nodes around a point along each side, and their derivatives; used within one call only. */
const across = new Float64Array(4);
const down = new Float64Array(4);
const acrossSlope = new Float64Array(4);
const downSlope = new Float64Array(4);

/** Writes what is known at a worn point into a state. Outside of the worn picture the mesh goes on straight. */
export function evaluateMesh(mesh: MapMesh, column: number, row: number, into: Float64Array): void {
  const { width, height, columns } = mesh;
  const insideColumn = column < -1 ? -1 : column > width ? width : column;
  const insideRow = row < -1 ? -1 : row > height ? height : row;
  const nodeColumn = insideColumn / meshPitch + meshBorder;
  const nodeRow = insideRow / meshPitch + meshBorder;
  const firstColumn = Math.floor(nodeColumn) - 1;
  const firstRow = Math.floor(nodeRow) - 1;
  cubicWeights(nodeColumn - firstColumn - 1, across);
  cubicWeights(nodeRow - firstRow - 1, down);
  cubicSlopes(nodeColumn - firstColumn - 1, acrossSlope);
  cubicSlopes(nodeRow - firstRow - 1, downSlope);
  const first = firstRow * columns + firstColumn;
  sumAround(mesh.cleanColumn, first, columns);
  into[ofColumn] = sums[0]!;
  into[ofColumn + 1] = sums[1]!;
  into[ofColumn + 2] = sums[2]!;
  sumAround(mesh.cleanRow, first, columns);
  into[ofRow] = sums[0]!;
  into[ofRow + 1] = sums[1]!;
  into[ofRow + 2] = sums[2]!;
  const beyondColumn = column - insideColumn;
  const beyondRow = row - insideRow;
  if (beyondColumn === 0 && beyondRow === 0) return;
  for (let at = 0; at < stateLength; at += 3) {
    into[at] = into[at]! + into[at + 1]! * beyondColumn + into[at + 2]! * beyondRow;
  }
}

const sums = new Float64Array(3);

/** Value and both derivatives of one coordinate, into `sums`. */
function sumAround(nodes: Float64Array, first: number, columns: number) {
  // Written out: loops over the sixteen nodes take twice as long.
  const a0 = across[0]!;
  const a1 = across[1]!;
  const a2 = across[2]!;
  const a3 = across[3]!;
  const s0 = acrossSlope[0]!;
  const s1 = acrossSlope[1]!;
  const s2 = acrossSlope[2]!;
  const s3 = acrossSlope[3]!;
  let value = 0;
  let byColumn = 0;
  let byRow = 0;
  for (let j = 0, index = first; j < 4; j++, index += columns) {
    const n0 = nodes[index]!;
    const n1 = nodes[index + 1]!;
    const n2 = nodes[index + 2]!;
    const n3 = nodes[index + 3]!;
    const along = a0 * n0 + a1 * n1 + a2 * n2 + a3 * n3;
    value += down[j]! * along;
    byColumn += down[j]! * (s0 * n0 + s1 * n1 + s2 * n2 + s3 * n3);
    byRow += downSlope[j]! * along;
  }
  sums[0] = value;
  sums[1] = byColumn;
  sums[2] = byRow;
}

/** Derivatives of the weights by worn pixels. */
function cubicSlopes(part: number, into: Float64Array) {
  const rest = 1 - part;
  into[0] = (-rest * rest) / 2 / meshPitch;
  into[1] = (3 * part * part - 4 * part) / 2 / meshPitch;
  into[2] = (1 + 2 * part - 3 * part * part) / 2 / meshPitch;
  into[3] = (part * part) / 2 / meshPitch;
}
