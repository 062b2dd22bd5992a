import { createLineReader, type LineReader } from './create-line-reader.ts';
import { createMeshState, evaluateMesh, ofColumn, ofRow } from './evaluate-mesh.ts';
import { fitInverse, type ProjectiveMap } from './fit-inverse.ts';
import type { MapMesh } from './map-mesh.ts';
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
 * What is to be seen: whether a point of the clean picture is still on the page, and whether nothing lies over a point of
 * the worn one; null: always.
 */
export interface MeshSight {
  readonly isThere: ((column: number, row: number) => boolean) | null;
  readonly isOpen: ((column: number, row: number) => boolean) | null;
}

/** The map of a mesh. Outside of the worn picture it goes on straight. */
export function createMeshMap(mesh: MapMesh, sight: MeshSight): PixelMap {
  return new MeshMap(mesh, sight);
}

/** A class, as compiled methods serve all pages; closures are compiled anew for each. */
class MeshMap implements PixelMap {
  readonly width: number;
  readonly height: number;
  readonly cleanWidth: number;
  readonly cleanHeight: number;
  readonly #mesh: MapMesh;
  readonly #sight: MeshSight;
  readonly #guess: ProjectiveMap;
  readonly #readColumns: LineReader;
  readonly #readRows: LineReader;
  readonly #state = createMeshState();
  /** How far the last guess was off, and how that changed: the next point mostly follows the last two. */
  readonly #missed = new Float64Array(4);

  constructor(mesh: MapMesh, sight: MeshSight) {
    this.width = mesh.width;
    this.height = mesh.height;
    this.cleanWidth = mesh.cleanWidth;
    this.cleanHeight = mesh.cleanHeight;
    this.#mesh = mesh;
    this.#sight = sight;
    this.#guess = fitInverse(mesh);
    this.#readColumns = createLineReader(mesh.cleanColumn, mesh.columns);
    this.#readRows = createLineReader(mesh.cleanRow, mesh.columns);
  }

  isOnPage(column: number, row: number): boolean {
    const { isThere } = this.#sight;
    if (!isWithin(column, row, this.cleanWidth, this.cleanHeight)) return false;
    return isThere === null || isThere(column, row);
  }

  isOpen(column: number, row: number): boolean {
    const { isOpen } = this.#sight;
    return isOpen === null || isOpen(column, row);
  }

  toCleanLine(row: number, columns: Float64Array, rows: Float64Array): void {
    this.#readColumns(row, columns);
    this.#readRows(row, rows);
  }

  toClean(column: number, row: number, into: Float64Array): boolean {
    const state = this.#state;
    evaluateMesh(this.#mesh, column, row, state);
    into[0] = state[ofColumn]!;
    into[1] = state[ofRow]!;
    return this.isOnPage(into[0], into[1]) && this.isOpen(column, row);
  }

  toWorn(column: number, row: number, into: Float64Array): boolean {
    this.#search(column, row, into);
    const wornColumn = into[0]!;
    const wornRow = into[1]!;
    const isInPicture = isWithin(wornColumn, wornRow, this.width, this.height);
    return isInPicture && this.isOnPage(column, row) && this.isOpen(wornColumn, wornRow);
  }

  #search(column: number, row: number, into: Float64Array): void {
    const mesh = this.#mesh;
    const state = this.#state;
    const missed = this.#missed;
    this.#guess.map(column, row, into);
    const guessedColumn = into[0]!;
    const guessedRow = into[1]!;
    let wornColumn = guessedColumn + missed[0]! + missed[2]!;
    let wornRow = guessedRow + missed[1]! + missed[3]!;
    let missColumn = 0;
    let missRow = 0;
    for (let step = 0; step < mostSteps; step++) {
      evaluateMesh(mesh, wornColumn, wornRow, state);
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
  }
}

function isWithin(column: number, row: number, right: number, bottom: number): boolean {
  return column >= -0.5 && row >= -0.5 && column <= right - 0.5 && row <= bottom - 0.5;
}
