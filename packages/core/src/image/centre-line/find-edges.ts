import type { FloatImage } from '../../model/image.ts';
import { type ColumnEdgesOptions, columnEdges } from './column-edges.ts';

/** Edges of a curve's ink, a row a column; NaN where nothing is drawn. */
export interface CurveEdges {
  readonly upper: Float32Array;
  readonly lower: Float32Array;
  /** 1 where another curve runs through the same ink. */
  readonly shared: Uint8Array;
}

/** Both edges of the ink along a way. */
export function findEdges(ink: FloatImage, options: ColumnEdgesOptions): CurveEdges {
  const { width } = ink;
  const upper = new Float32Array(width).fill(Number.NaN);
  const lower = new Float32Array(width).fill(Number.NaN);
  const shared = new Uint8Array(width);
  for (let column = 0; column < width; column++) {
    if (Number.isNaN(options.path[column]!)) continue;
    const edges = columnEdges(ink, column, options);
    if (edges === null) continue;
    upper[column] = edges.upper;
    lower[column] = edges.lower;
    shared[column] = edges.shared ? 1 : 0;
  }
  return { upper, lower, shared };
}
