import type { PaperMap } from '../../model/paper-map.ts';
import { millimetres } from '../../units.ts';

/** What a map is made of: the nodes on the paper, and column and row in the picture as functions of x and y. */
export interface MapOptions {
  readonly originX: number;
  readonly originY: number;
  readonly pitch: number;
  readonly columns: number;
  readonly rows: number;
  readonly column: (x: number, y: number) => number;
  readonly row: (x: number, y: number) => number;
}

/** A paper map with the given functions at its nodes. */
export function mapOf(options: MapOptions): PaperMap {
  const { originX, originY, pitch, columns, rows } = options;
  const atNodes = (value: (x: number, y: number) => number) =>
    Float64Array.from({ length: columns * rows }, (_, k) =>
      value(originX + (k % columns) * pitch, originY + Math.floor(k / columns) * pitch),
    );
  return {
    originX: millimetres(originX),
    originY: millimetres(originY),
    pitch: millimetres(pitch),
    columns,
    rows,
    sourceColumn: atNodes(options.column),
    sourceRow: atNodes(options.row),
  };
}
