import { sourceAt } from '../image/source-at.ts';
import type { PaperMap } from '../model/paper-map.ts';
import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import { millimetres } from '../units.ts';

/** Between the paper (millimetres) and the picture (pixels) of a page whose truth is known. */
export interface TruthMap {
  /** Writes column and row of a point of the paper. */
  readonly toPicture: (x: number, y: number, into: Float64Array) => void;
  /** Writes x and y that a point of the picture shows; false where the search finds none, as far beyond the page. */
  readonly toPaper: (column: number, row: number, into: Float64Array) => boolean;
  /** Pixels a millimetre at a point of the paper: the root of how much an area grows. */
  readonly scaleAt: (x: number, y: number) => number;
}

const mostSteps = 40;
/** Pixels by which the search may miss. */
const tolerance = 1e-6;
/** Millimetres over which slopes are taken: the map is smooth at this scale. */
const slopeStep = 0.05;

/** The map between the nodes of `paperMap`: cubic, as the renderer's own is smooth. */
export function createTruthMap({ paperMap }: Pick<RenderTruthJson, 'paperMap'>): TruthMap {
  const { originX, originY, pitch, columns, rows, pictureColumns, pictureRows } = paperMap;
  const map: PaperMap = {
    originX: millimetres(originX),
    originY: millimetres(originY),
    pitch: millimetres(pitch),
    columns,
    rows,
    sourceColumn: Float64Array.from(pictureColumns),
    sourceRow: Float64Array.from(pictureRows),
  };
  const toPicture = (x: number, y: number, into: Float64Array) => void sourceAt(map, x, y, into);
  const there = new Float64Array(2);
  /** How column and row grow with x and with y. */
  const slopesAt = (x: number, y: number) => {
    sourceAt(map, x + slopeStep, y, there);
    const [columnRight, rowRight] = [there[0]!, there[1]!];
    sourceAt(map, x - slopeStep, y, there);
    const columnX = (columnRight - there[0]!) / (2 * slopeStep);
    const rowX = (rowRight - there[1]!) / (2 * slopeStep);
    sourceAt(map, x, y + slopeStep, there);
    const [columnBelow, rowBelow] = [there[0]!, there[1]!];
    sourceAt(map, x, y - slopeStep, there);
    const columnY = (columnBelow - there[0]!) / (2 * slopeStep);
    const rowY = (rowBelow - there[1]!) / (2 * slopeStep);
    return { columnX, rowX, columnY, rowY, determinant: columnX * rowY - columnY * rowX };
  };
  return {
    toPicture,
    scaleAt: (x, y) => Math.sqrt(Math.abs(slopesAt(x, y).determinant)),
    toPaper: (column, row, into) => {
      let x = originX + ((columns - 1) * pitch) / 2;
      let y = originY + ((rows - 1) * pitch) / 2;
      for (let step = 0; step < mostSteps; step++) {
        sourceAt(map, x, y, there);
        const missColumn = column - there[0]!;
        const missRow = row - there[1]!;
        into[0] = x;
        into[1] = y;
        if (Math.abs(missColumn) + Math.abs(missRow) < tolerance) return true;
        const { columnX, rowX, columnY, rowY, determinant } = slopesAt(x, y);
        x += (rowY * missColumn - columnY * missRow) / determinant;
        y += (columnX * missRow - rowX * missColumn) / determinant;
      }
      return false;
    },
  };
}
