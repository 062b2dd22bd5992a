import type { RenderTruthJson } from '../render/render-truth-schema.ts';
import type { PixelPath } from '../render/stroke-path.ts';
import type { TruthMap } from './create-truth-map.ts';
import type { LinePoints } from './measure-shift.ts';
import { truthOption } from './truth-scale.ts';

/** More points tell no more and take longer. */
const mostPoints = 1500;
/** Points on each side that the direction of a line is taken from. */
const span = 2;
/** Millimetres between lines, between points on a line, and where the first point stands: between 1 mm lines. */
const majorSpacing = 5;
const pointSpacing = 2;
const firstPoint = 0.5;

/** Points of a path that have neighbours on both sides, with the normals there. */
export function pathPoints({ columns, rows }: PixelPath): LinePoints {
  const points = {
    columns: [] as number[],
    rows: [] as number[],
    normalColumns: [] as number[],
    normalRows: [] as number[],
  };
  const stride = Math.max(1, Math.floor(columns.length / mostPoints));
  for (let i = span; i < columns.length - span; i += stride) {
    const alongColumn = columns[i + span]! - columns[i - span]!;
    const alongRow = rows[i + span]! - rows[i - span]!;
    const length = Math.hypot(alongColumn, alongRow);
    // NaN in a gap, and nothing at a standstill.
    if (!(length > 0) || Number.isNaN(columns[i]!)) continue;
    points.columns.push(columns[i]!);
    points.rows.push(rows[i]!);
    points.normalColumns.push(-alongRow / length);
    points.normalRows.push(alongColumn / length);
  }
  return points;
}

/** Points on the 5 mm lines of the grid between their crossings with other lines; none on a page without grid. */
export function gridPoints(truth: RenderTruthJson, map: TruthMap): LinePoints {
  const points = {
    columns: [] as number[],
    rows: [] as number[],
    normalColumns: [] as number[],
    normalRows: [] as number[],
  };
  const { xs, ys } = truth.gridCrossings;
  const here = new Float64Array(2);
  const there = new Float64Array(2);
  const stride = Math.max(1, Math.floor((xs.length * 2) / mostPoints));
  const margin = truthOption(truth, 'gridMargin', 0);
  const top = truthOption(truth, 'gridTop', margin);
  const bottom = truth.page.height - truthOption(truth, 'gridBottom', margin);
  for (let i = 0; i < xs.length; i += stride) {
    for (const isAcross of [true, false]) {
      for (let along = firstPoint; along < majorSpacing; along += pointSpacing) {
        const x = xs[i]! + (isAcross ? along : 0);
        const y = ys[i]! + (isAcross ? 0 : along);
        const isOnPage = x > margin && y > top && x < truth.page.width - margin && y < bottom;
        map.toPicture(x, y, here);
        const isInPicture = here[0]! > 0 && here[1]! > 0 && here[0]! < truth.width - 1 && here[1]! < truth.height - 1;
        if (!isOnPage || !isInPicture) continue;
        map.toPicture(x + (isAcross ? 0.1 : 0), y + (isAcross ? 0 : 0.1), there);
        const alongColumn = there[0]! - here[0]!;
        const alongRow = there[1]! - here[1]!;
        const length = Math.hypot(alongColumn, alongRow);
        points.columns.push(here[0]!);
        points.rows.push(here[1]!);
        points.normalColumns.push(-alongRow / length);
        points.normalRows.push(alongColumn / length);
      }
    }
  }
  return points;
}
