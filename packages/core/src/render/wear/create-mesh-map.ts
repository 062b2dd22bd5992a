import { createLineReader } from './create-line-reader.ts';
import { cubicWeights } from './cubic-weights.ts';
import { fitInverse } from './fit-inverse.ts';
import { type MapMesh, meshBorder, meshPitch } from './map-mesh.ts';
import type { PixelMap } from './pixel-map.ts';

/** Newton's method doubles the digits with every step; more are needed only where the page is folded hard. */
const mostSteps = 40;
/** Pixels of a step after which the next one would be too small to count: its square, times how the map bends. */
const tolerance = 1e-6;
/** Pixels of the page within which the last step of a search that found its point begins. */
const foundTolerance = 1e-3;

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
  // How far the last guess was off: the next point is mostly near to the last one.
  let missedColumn = 0;
  let missedRow = 0;
  const toWorn = (column: number, row: number, into: Float64Array) => {
    guess(column, row, into);
    const guessedColumn = into[0]!;
    const guessedRow = into[1]!;
    let wornColumn = guessedColumn + missedColumn;
    let wornRow = guessedRow + missedRow;
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
    const isFound = Math.abs(state.column - column) + Math.abs(state.row - row) < foundTolerance;
    missedColumn = isFound ? wornColumn - guessedColumn : 0;
    missedRow = isFound ? wornRow - guessedRow : 0;
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
  const sums = { value: 0, byColumn: 0, byRow: 0 };
  const sumAround = (nodes: Float64Array, first: number, target: typeof sums) => {
    target.value = target.byColumn = target.byRow = 0;
    for (let j = 0, index = first; j < 4; j++, index += columns) {
      let along = 0;
      let slope = 0;
      for (let i = 0; i < 4; i++) {
        const node = nodes[index + i]!;
        along += across[i]! * node;
        slope += acrossSlope[i]! * node;
      }
      target.value += down[j]! * along;
      target.byColumn += down[j]! * slope;
      target.byRow += downSlope[j]! * along;
    }
  };
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
    sumAround(cleanColumn, firstRow * columns + firstColumn, sums);
    into.column = sums.value;
    into.columnByColumn = sums.byColumn;
    into.columnByRow = sums.byRow;
    sumAround(cleanRow, firstRow * columns + firstColumn, sums);
    into.row = sums.value;
    into.rowByColumn = sums.byColumn;
    into.rowByRow = sums.byRow;
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
