import { createLineReader } from './create-line-reader.ts';
import { cubicWeights } from './cubic-weights.ts';
import { fitInverse } from './fit-inverse.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';
import type { PixelMap } from './pixel-map.ts';

/** Newton's method doubles the digits with every step; more are needed only where the page is folded hard. */
const mostSteps = 40;
/** Pixels of a step after which the next one would be too small to count: its square, times how the map bends. */
const tolerance = 1e-4;
/** Pixels that guesses at neighbouring points miss by more or less at most. */
const nearMiss = 0.05;
/** Pixels of the page within which the last step of a search that found its point begins. */
const foundTolerance = 1e-3;

/**
 * What is known at a worn point: clean column and its derivatives by worn column and row, then the same for the row. Numbers
 * in an array, as those of objects are made anew for every change.
 */
const ofColumn = 0;
const ofRow = 3;
const stateLength = 6;

/**
 * The map of a mesh. Outside of the worn picture it goes on straight.
 *
 * @param sight What is to be seen: whether a point of the clean picture is still on the page, and whether nothing lies
 * over a point of the worn one.
 */
export function createMeshMap(
  mesh: MapMesh,
  {
    isThere,
    isOpen,
  }: {
    readonly isThere: (column: number, row: number) => boolean;
    readonly isOpen: (column: number, row: number) => boolean;
  },
): PixelMap {
  const evaluate = createEvaluation(mesh);
  const state = new Float64Array(stateLength);
  const { width, height, cleanWidth, cleanHeight } = mesh;
  const guess = fitInverse(mesh);
  const isWithin = (column: number, row: number, right: number, bottom: number) =>
    column >= -0.5 && row >= -0.5 && column <= right - 0.5 && row <= bottom - 0.5;
  const isOnPage = (column: number, row: number) =>
    isWithin(column, row, cleanWidth, cleanHeight) && isThere(column, row);
  const readColumns = createLineReader(mesh.cleanColumn, mesh.columns);
  const readRows = createLineReader(mesh.cleanRow, mesh.columns);
  const toCleanLine = (row: number, lineColumns: Float64Array, lineRows: Float64Array) => {
    readColumns(row, lineColumns);
    readRows(row, lineRows);
  };
  const toClean = (column: number, row: number, into: Float64Array) => {
    evaluate(column, row, state);
    into[0] = state[ofColumn]!;
    into[1] = state[ofRow]!;
    return isOnPage(into[0], into[1]) && isOpen(column, row);
  };
  // How far the last guess was off, and how that changed: the next point mostly follows the last two.
  const missed = new Float64Array(4);
  const toWorn = (column: number, row: number, into: Float64Array) => {
    guess(column, row, into);
    const guessedColumn = into[0]!;
    const guessedRow = into[1]!;
    let wornColumn = guessedColumn + missed[0]! + missed[2]!;
    let wornRow = guessedRow + missed[1]! + missed[3]!;
    let missColumn = 0;
    let missRow = 0;
    for (let step = 0; step < mostSteps; step++) {
      evaluate(wornColumn, wornRow, state);
      missColumn = state[ofColumn]! - column;
      missRow = state[ofRow]! - row;
      const columnByColumn = state[ofColumn + 1]!;
      const columnByRow = state[ofColumn + 2]!;
      const rowByColumn = state[ofRow + 1]!;
      const rowByRow = state[ofRow + 2]!;
      const determinant = columnByColumn * rowByRow - columnByRow * rowByColumn;
      const moveColumn = (rowByRow * missColumn - columnByRow * missRow) / determinant;
      const moveRow = (columnByColumn * missRow - rowByColumn * missColumn) / determinant;
      wornColumn -= moveColumn;
      wornRow -= moveRow;
      if (Math.abs(moveColumn) + Math.abs(moveRow) < tolerance) break;
    }
    const isFound = Math.abs(missColumn) + Math.abs(missRow) < foundTolerance;
    const missedColumn = isFound ? wornColumn - guessedColumn : 0;
    const missedRow = isFound ? wornRow - guessedRow : 0;
    const isNear = Math.abs(missedColumn - missed[0]!) + Math.abs(missedRow - missed[1]!) < nearMiss;
    missed[2] = isNear ? missedColumn - missed[0]! : 0;
    missed[3] = isNear ? missedRow - missed[1]! : 0;
    missed[0] = missedColumn;
    missed[1] = missedRow;
    into[0] = wornColumn;
    into[1] = wornRow;
    return isWithin(wornColumn, wornRow, width, height) && isOnPage(column, row) && isOpen(wornColumn, wornRow);
  };
  return { width, height, cleanWidth, cleanHeight, toClean, toCleanLine, isOnPage, isOpen, toWorn };
}

function createEvaluation(mesh: MapMesh): (column: number, row: number, into: Float64Array) => void {
  const { width, height, columns, cleanColumn, cleanRow } = mesh;
  const across = new Float64Array(4);
  const down = new Float64Array(4);
  const acrossSlope = new Float64Array(4);
  const downSlope = new Float64Array(4);
  /** Value and both derivatives of one coordinate, from `at` on. */
  const sumAround = (nodes: Float64Array, first: number, into: Float64Array, at: number) => {
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
    into[at] = value;
    into[at + 1] = byColumn;
    into[at + 2] = byRow;
  };
  return (column, row, into) => {
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
    sumAround(cleanColumn, first, into, ofColumn);
    sumAround(cleanRow, first, into, ofRow);
    const beyondColumn = column - insideColumn;
    const beyondRow = row - insideRow;
    for (let at = 0; at < stateLength; at += 3) {
      into[at] = into[at]! + into[at + 1]! * beyondColumn + into[at + 2]! * beyondRow;
    }
  };
}

/** Derivatives of the weights by worn pixels. */
function cubicSlopes(part: number, into: Float64Array) {
  const rest = 1 - part;
  into[0] = (-rest * rest) / 2 / meshPitch;
  into[1] = (3 * part * part - 4 * part) / 2 / meshPitch;
  into[2] = (1 + 2 * part - 3 * part * part) / 2 / meshPitch;
  into[3] = (part * part) / 2 / meshPitch;
}
