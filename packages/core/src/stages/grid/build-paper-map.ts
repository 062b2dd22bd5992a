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

/**
 * Turns the measured surfaces (paper x and y in millimetres at each source pixel) round into a mesh of source positions,
 * over the part of the paper that is asked for.
 */
export function buildPaperMap(x: Surface, y: Surface, options: BuildPaperMapOptions): PaperMap {
  const { originX, originY, columns, rows } = 'bounds' in options ? exactLattice(options) : roomyLattice(x, y, options);
  const { pitch } = options;
  const sourceColumn = new Float64Array(columns * rows);
  const sourceRow = new Float64Array(columns * rows);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const k = j * columns + i;
      const near = i > 0 ? k - 1 : j > 0 ? k - columns : -1;
      const start = near < 0 ? ([0, 0] as const) : ([sourceColumn[near]!, sourceRow[near]!] as const);
      const found = invert(x, y, { x: originX + i * pitch, y: originY + j * pitch }, start);
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

function invert(
  x: Surface,
  y: Surface,
  target: { readonly x: number; readonly y: number },
  start: readonly [number, number],
): [number, number] {
  let [column, row] = start;
  for (let step = 0; step < mostSteps; step++) {
    const ex = target.x - x(column, row);
    const ey = target.y - y(column, row);
    const xc = (x(column + 1, row) - x(column - 1, row)) / 2;
    const xr = (x(column, row + 1) - x(column, row - 1)) / 2;
    const yc = (y(column + 1, row) - y(column - 1, row)) / 2;
    const yr = (y(column, row + 1) - y(column, row - 1)) / 2;
    const determinant = xc * yr - xr * yc;
    if (!(Math.abs(determinant) > 1e-12)) break;
    const dc = (ex * yr - ey * xr) / determinant;
    const dr = (ey * xc - ex * yc) / determinant;
    column += dc;
    row += dr;
    if (Math.abs(dc) + Math.abs(dr) < tolerance) break;
  }
  return [column, row];
}
