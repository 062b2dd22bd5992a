import type { PixelPath } from '@einthoven/core/render';
import type { LayerMesh } from './create-layer-mesh.ts';

/** Heights of a centre line are given this often a pixel of the flat page. */
export const linesAPixel = 2;

/** The centre line of one lead on the flat page. */
export interface FlatLine {
  /** Index of the first height: height k stands at the flat page's column (first + k - 0.5) / 2. */
  readonly first: number;
  /** Rows of the flat page, NaN in gaps. */
  readonly rows: Float32Array;
}

/**
 * Two points of a line are parted where more columns of the flat page than this lie between them, and more of the layer than
 * neighbours have: a coarse picture has few points, and no gaps for that.
 */
const longestGap = 2;
const neighbours = 1.5;
/** Points of the line nearer together than this (pixels of the layer) are skipped: the page bends slowly. */
const leastStep = 0.15;

/** Brings a centre line from its layer onto the flat page; null where less than two heights of it fall there. */
export function projectLine(path: PixelPath, mesh: Pick<LayerMesh, 'toFlat'>, width: number): FlatLine | null {
  const columns: number[] = [];
  const rows: number[] = [];
  /** Columns of the layer. */
  const drawn: number[] = [];
  const point = Float64Array.of(0, 0);
  let before = -Infinity;
  for (let k = 0; k < path.columns.length; k++) {
    const column = path.columns[k]!;
    const row = path.rows[k]!;
    if (Number.isNaN(row) || column - before < leastStep) continue;
    before = column;
    mesh.toFlat(column, row, point);
    const last = columns.at(-1) ?? -Infinity;
    // Beyond the picture the map may have no inverse.
    if (!(point[0]! > last) || !Number.isFinite(point[1]!)) {
      point.fill(0);
      continue;
    }
    columns.push(point[0]!);
    rows.push(point[1]!);
    drawn.push(column);
  }
  if (columns.length < 2) return null;
  const first = Math.max(0, Math.ceil(columns[0]! * linesAPixel + 0.5));
  const last = Math.min(width * linesAPixel - 1, Math.floor(columns.at(-1)! * linesAPixel + 0.5));
  if (last <= first) return null;
  const heights = new Float32Array(last - first + 1);
  for (let k = first, i = 0; k <= last; k++) {
    const column = (k - 0.5) / linesAPixel;
    while (i < columns.length - 2 && columns[i + 1]! < column) i++;
    const gap = columns[i + 1]! - columns[i]!;
    const part = (column - columns[i]!) / gap;
    const isGap = gap > longestGap && drawn[i + 1]! - drawn[i]! > neighbours;
    heights[k - first] = isGap ? Number.NaN : rows[i]! + (rows[i + 1]! - rows[i]!) * part;
  }
  return { first, rows: heights };
}
