import type { Polyline } from './draw-strokes.ts';

export interface SpikeOptions {
  /** Row of the level line on both sides of the spike. */
  readonly base: number;
  /** Where the spike ends. */
  readonly tip: readonly [column: number, row: number];
  /** Columns from its foot to its tip. */
  readonly half: number;
  /** Last column of the line; it starts as far before the picture as it ends behind it. */
  readonly width: number;
}

/** A level line with one narrow spike: up where the tip has the smaller row. */
export function spike({ base, tip, half, width }: SpikeOptions): Polyline {
  return [[-5, base], [tip[0] - half, base], tip, [tip[0] + half, base], [width + 5, base]];
}
