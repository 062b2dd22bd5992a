import { median } from '../../signal/median.ts';
import type { Landmark } from './list-landmarks.ts';

/** Points whose median distance from the line through them is above this part of the rows' length form no line. */
const mostScatter = 0.0015;
/** What stands under one another must span this part of the rows' length to tell an angle. */
const leastSpan = 0.25;
/** The projection of the rows is never farther off than this (radians). */
const mostCorrection = 0.03;

/**
 * How far the rows are still from level, in radians, to be taken from the frame's angle: rows begin, end and carry their
 * pulses under one another. That is sharper than the direction of the traces, whose baselines wander. 0 where nothing is
 * clear. The first line that is straight counts. `length` is that of the rows, in the unit of the landmarks.
 */
export function refineTilt(lines: readonly (readonly Landmark[])[], length: number): number {
  for (const points of lines) {
    const line = medianLine(points, leastSpan * length);
    if (line === null || Math.abs(line.slope) > mostCorrection || line.scatter > mostScatter * length) continue;
    return Math.atan(line.slope);
  }
  return 0;
}

/** Median of the slopes of all pairs (Theil, 1950; Sen, 1968): a row that begins late does not count. */
function medianLine(points: readonly Landmark[], span: number) {
  const heights = points.map((point) => point.y);
  if (points.length < 3 || Math.max(...heights) - Math.min(...heights) < span) return null;
  const slopes: number[] = [];
  for (const [k, a] of points.entries()) {
    for (const b of points.slice(k + 1)) if (a.y !== b.y) slopes.push((b.x - a.x) / (b.y - a.y));
  }
  const slope = median(slopes);
  const offset = median(points.map((point) => point.x - slope * point.y));
  const scatter = median(points.map((point) => Math.abs(point.x - slope * point.y - offset)));
  return { slope, scatter };
}
