import type { PaperMap } from '../../model/paper-map.ts';
import { millimetres } from '../../units.ts';

/** A function of source column and row. */
type Surface = (column: number, row: number) => number;

/** A part of the paper, in the unit of the surfaces. */
interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What the map covers: all that a picture of this size shows and a node beyond, or a part of the paper. */
export type BuildPaperMapOptions = (PictureSize | { readonly bounds: Bounds }) & {
  /** Distance of the nodes, millimetres. */
  readonly pitch: number;
};

/** Newton steps until a node's source position moves less than this many pixels. */
const tolerance = 1e-4;
const mostSteps = 30;
/** With slopes that are good enough, the first step is shorter than this (pixels), and each is this part of the one before. */
const firstStep = 4;
const nearer = 0.1;

/**
 * Turns the measured surfaces (paper x and y in millimetres at each source pixel) round into a mesh of source positions,
 * over the part of the paper that is asked for.
 */
export function buildPaperMap(x: Surface, y: Surface, options: BuildPaperMapOptions): PaperMap {
  const { originX, originY, columns, rows } = 'bounds' in options ? exactLattice(options) : roomyLattice(x, y, options);
  const { pitch } = options;
  const sourceColumn = new Float64Array(columns * rows);
  const sourceRow = new Float64Array(columns * rows);
  const inverse = createInverse(x, y);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const k = j * columns + i;
      const [step, count] = i > 0 ? [1, i] : [columns, j];
      const start = [goOn(sourceColumn, k, { step, count }), goOn(sourceRow, k, { step, count })] as const;
      const found = inverse({ x: originX + i * pitch, y: originY + j * pitch }, start);
      sourceColumn[k] = found[0];
      sourceRow[k] = found[1];
    }
  }
  return {
    originX: millimetres(originX),
    originY: millimetres(originY),
    pitch: millimetres(pitch),
    columns,
    rows,
    sourceColumn,
    sourceRow,
  };
}

/** Nodes from one edge of the bounds to the other, to half a pitch. */
function exactLattice({ bounds, pitch }: { readonly bounds: Bounds; readonly pitch: number }) {
  return {
    originX: bounds.left,
    originY: bounds.top,
    columns: Math.max(2, Math.round((bounds.right - bounds.left) / pitch) + 1),
    rows: Math.max(2, Math.round((bounds.bottom - bounds.top) / pitch) + 1),
  };
}

/** Nodes over what the edge of the picture shows, and one beyond. */
function roomyLattice(x: Surface, y: Surface, picture: PictureSize & { readonly pitch: number }) {
  const { width, height, pitch } = picture;
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let k = 0; k <= 16; k++) {
    for (const [column, row] of [
      [(k / 16) * width, 0],
      [(k / 16) * width, height],
      [0, (k / 16) * height],
      [width, (k / 16) * height],
    ] as const) {
      bounds.left = Math.min(bounds.left, x(column, row));
      bounds.right = Math.max(bounds.right, x(column, row));
      bounds.top = Math.min(bounds.top, y(column, row));
      bounds.bottom = Math.max(bounds.bottom, y(column, row));
    }
  }
  const originX = (Math.floor(bounds.left / pitch) - 1) * pitch;
  const originY = (Math.floor(bounds.top / pitch) - 1) * pitch;
  const columns = Math.ceil((bounds.right - originX) / pitch) + 2;
  const rows = Math.ceil((bounds.bottom - originY) / pitch) + 2;
  return { originX, originY, columns, rows };
}

/** Where the next node stands if those before it, `step` apart, go on as they do; `count` of them are known. */
function goOn(
  nodes: Float64Array,
  k: number,
  { step, count }: { readonly step: number; readonly count: number },
): number {
  if (count === 0) return 0;
  return count === 1 ? nodes[k - step]! : 2 * nodes[k - step]! - nodes[k - 2 * step]!;
}

/**
 * Newton's method from a start. The slopes of the surfaces change little from node to node: they are measured again only
 * where a step does not come much nearer.
 */
function createInverse(x: Surface, y: Surface) {
  let [xc, xr, yc, yr, determinant] = [0, 0, 0, 0, 0];
  const measureSlopes = (column: number, row: number) => {
    xc = (x(column + 1, row) - x(column - 1, row)) / 2;
    xr = (x(column, row + 1) - x(column, row - 1)) / 2;
    yc = (y(column + 1, row) - y(column - 1, row)) / 2;
    yr = (y(column, row + 1) - y(column, row - 1)) / 2;
    determinant = xc * yr - xr * yc;
  };
  return (
    target: { readonly x: number; readonly y: number },
    start: readonly [number, number],
  ): readonly [column: number, row: number] => {
    let [column, row] = start;
    let last = firstStep;
    for (let step = 0; step < mostSteps; step++) {
      const ex = target.x - x(column, row);
      const ey = target.y - y(column, row);
      let dc = (ex * yr - ey * xr) / determinant;
      let dr = (ey * xc - ex * yc) / determinant;
      if (!(Math.abs(dc) + Math.abs(dr) < nearer * last)) {
        measureSlopes(column, row);
        if (!(Math.abs(determinant) > 1e-12)) break;
        dc = (ex * yr - ey * xr) / determinant;
        dr = (ey * xc - ex * yc) / determinant;
      }
      column += dc;
      row += dr;
      last = Math.abs(dc) + Math.abs(dr);
      if (last < tolerance) break;
    }
    return [column, row];
  };
}
