import { createLineReader } from './create-line-reader.ts';
import { cubicWeights } from './cubic-weights.ts';
import { fitInverse } from './fit-inverse.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';
import type { PixelMap } from './pixel-map.ts';

/** Newton's method doubles the digits with every step; more are needed only where the page is folded hard. */
const mostSteps = 40;
const tolerance = 1e-9;

/** Value and derivatives of both coordinates at a worn point. */
interface Evaluation {
  column: number;
  row: number;
  columnByColumn: number;
  columnByRow: number;
  rowByColumn: number;
  rowByRow: number;
}

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
  const state = { column: 0, row: 0, columnByColumn: 1, columnByRow: 0, rowByColumn: 0, rowByRow: 1 };
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
    into[0] = state.column;
    into[1] = state.row;
    return isOnPage(state.column, state.row) && isOpen(column, row);
  };
  const toWorn = (column: number, row: number, into: Float64Array) => {
    guess(column, row, into);
    let wornColumn = into[0]!;
    let wornRow = into[1]!;
    for (let step = 0; step < mostSteps; step++) {
      evaluate(wornColumn, wornRow, state);
      const missColumn = state.column - column;
      const missRow = state.row - row;
      const determinant = state.columnByColumn * state.rowByRow - state.columnByRow * state.rowByColumn;
      const moveColumn = (state.rowByRow * missColumn - state.columnByRow * missRow) / determinant;
      const moveRow = (state.columnByColumn * missRow - state.rowByColumn * missColumn) / determinant;
      wornColumn -= moveColumn;
      wornRow -= moveRow;
      if (Math.abs(moveColumn) + Math.abs(moveRow) < tolerance) break;
    }
    into[0] = wornColumn;
    into[1] = wornRow;
    return isWithin(wornColumn, wornRow, width, height) && isOnPage(column, row) && isOpen(wornColumn, wornRow);
  };
  return { width, height, cleanWidth, cleanHeight, toClean, toCleanLine, isOnPage, isOpen, toWorn };
}

function createEvaluation(mesh: MapMesh): (column: number, row: number, into: Evaluation) => void {
  const { width, height, columns, cleanColumn, cleanRow } = mesh;
  const across = new Float64Array(4);
  const down = new Float64Array(4);
  const acrossSlope = new Float64Array(4);
  const downSlope = new Float64Array(4);
  return (column, row, into) => {
    const insideColumn = Math.max(-1, Math.min(width, column));
    const insideRow = Math.max(-1, Math.min(height, row));
    const nodeColumn = insideColumn / meshPitch + meshBorder;
    const nodeRow = insideRow / meshPitch + meshBorder;
    const firstColumn = Math.floor(nodeColumn) - 1;
    const firstRow = Math.floor(nodeRow) - 1;
    cubicWeights(nodeColumn - firstColumn - 1, across);
    cubicWeights(nodeRow - firstRow - 1, down);
    cubicSlopes(nodeColumn - firstColumn - 1, acrossSlope);
    cubicSlopes(nodeRow - firstRow - 1, downSlope);
    into.column = into.row = 0;
    into.columnByColumn = into.columnByRow = into.rowByColumn = into.rowByRow = 0;
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < 4; i++) {
        const index = (firstRow + j) * columns + firstColumn + i;
        const atColumn = cleanColumn[index]!;
        const atRow = cleanRow[index]!;
        const weight = across[i]! * down[j]!;
        const byColumn = acrossSlope[i]! * down[j]!;
        const byRow = across[i]! * downSlope[j]!;
        into.column += weight * atColumn;
        into.row += weight * atRow;
        into.columnByColumn += byColumn * atColumn;
        into.columnByRow += byRow * atColumn;
        into.rowByColumn += byColumn * atRow;
        into.rowByRow += byRow * atRow;
      }
    }
    const beyondColumn = column - insideColumn;
    const beyondRow = row - insideRow;
    into.column += into.columnByColumn * beyondColumn + into.columnByRow * beyondRow;
    into.row += into.rowByColumn * beyondColumn + into.rowByRow * beyondRow;
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
