import type { PaperMap } from '@einthoven/core';
import { sourceAt } from '@einthoven/core/image';
import { inkNetworkScale } from '@einthoven/core/network';

/** The mesh is straight enough between nodes this many pixels apart. */
const stride = 8;

/** The flat page as the pipeline sees it. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly ink: { readonly width: number; readonly height: number };
}

/** Where pixels of the flat page lie on the layers, with all the errors of the pipeline's map. */
export interface LayerMesh {
  /** Writes column and row of the layer under a pixel of the flat page. */
  readonly toLayer: (column: number, row: number, into: Float64Array) => void;
  /** The inverse; `into` holds a first guess of the flat page's column and row. */
  readonly toFlat: (column: number, row: number, into: Float64Array) => void;
}

const mostSteps = 20;
const tolerance = 1e-3;

/** `layerPlace` tells where a point of the picture (pixels) lies on the layers. */
export function createLayerMesh(
  layerPlace: (column: number, row: number) => { readonly column: number; readonly row: number },
  map: PaperMap,
  frame: Frame,
): LayerMesh {
  const across = Math.ceil(frame.ink.width / stride) + 1;
  const down = Math.ceil(frame.ink.height / stride) + 1;
  const columns = new Float64Array(across * down);
  const rows = new Float64Array(across * down);
  const point = new Float64Array(2);
  for (let j = 0; j < down; j++) {
    for (let i = 0; i < across; i++) {
      sourceAt(map, frame.left + (i * stride) / inkNetworkScale, frame.top + (j * stride) / inkNetworkScale, point);
      const place = layerPlace(point[0]!, point[1]!);
      columns[j * across + i] = place.column;
      rows[j * across + i] = place.row;
    }
  }
  const cell = (column: number, row: number) => {
    const i = Math.min(Math.max(Math.floor(column / stride), 0), across - 2);
    const j = Math.min(Math.max(Math.floor(row / stride), 0), down - 2);
    return { p: j * across + i, right: column / stride - i, below: row / stride - j };
  };
  const at = (values: Float64Array, p: number, right: number, below: number) =>
    mix(mix(values[p]!, values[p + 1]!, right), mix(values[p + across]!, values[p + across + 1]!, right), below);
  const toLayer = (column: number, row: number, into: Float64Array) => {
    const { p, right, below } = cell(column, row);
    into[0] = at(columns, p, right, below);
    into[1] = at(rows, p, right, below);
  };
  const toFlat = (column: number, row: number, into: Float64Array) => {
    for (let step = 0; step < mostSteps; step++) {
      const { p, right, below } = cell(into[0]!, into[1]!);
      const missColumn = at(columns, p, right, below) - column;
      const missRow = at(rows, p, right, below) - row;
      const byColumn = [columns, rows].map((values) => (values[p + 1]! - values[p]!) / stride) as [number, number];
      const byRow = [columns, rows].map((values) => (values[p + across]! - values[p]!) / stride) as [number, number];
      const determinant = byColumn[0] * byRow[1] - byRow[0] * byColumn[1];
      const moveColumn = (byRow[1] * missColumn - byRow[0] * missRow) / determinant;
      const moveRow = (byColumn[0] * missRow - byColumn[1] * missColumn) / determinant;
      into[0]! -= moveColumn;
      into[1]! -= moveRow;
      if (Math.abs(moveColumn) + Math.abs(moveRow) < tolerance) return;
    }
  };
  return { toLayer, toFlat };
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
