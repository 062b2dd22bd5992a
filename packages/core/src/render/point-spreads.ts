import { halfPlaneCoverage } from './half-plane-coverage.ts';

/** How a pixel sees an edge. */
export interface PointSpread {
  /** Pixels from a pixel's centre within which an edge matters. */
  readonly reach: number;
  /**
   * What the pixel sees of the inner side, 0 to 1; half at the edge itself.
   *
   * @param depth How far inside the edge the pixel's centre lies, in pixels; negative outside.
   * @param normalColumn, normalRow The edge's unit normal; its sign does not matter.
   */
  readonly coverEdge: (depth: number, normalColumn: number, normalRow: number) => number;
}

export const pointSpreads: Readonly<Record<'area' | 'tent', PointSpread>> = {
  area: { reach: Math.SQRT1_2, coverEdge: halfPlaneCoverage },
  tent: { reach: 1, coverEdge: tentCoverage },
};

/** The integral of a tent two pixels wide across the edge. */
function tentCoverage(depth: number): number {
  if (depth >= 1) return 1;
  if (depth <= -1) return 0;
  return depth < 0 ? (1 + depth) ** 2 / 2 : 1 - (1 - depth) ** 2 / 2;
}
