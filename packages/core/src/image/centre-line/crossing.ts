import type { FloatImage } from '../../model/image.ts';
import { darknessAt } from './darkness-at.ts';

/** An end of a run of ink; `outward` is the direction from the run to the paper. */
export interface RunEnd {
  readonly column: number;
  readonly row: number;
  readonly outward: 1 | -1;
}

/**
 * Row, sub-pixel, at which the darkness passes `level` at an end of a run of ink. Steps inward or outward, three rows at
 * most, until it brackets the level.
 */
export function crossing(ink: FloatImage, end: RunEnd, level: number): number {
  const { column, outward } = end;
  let { row } = end;
  for (let n = 0; n < 3 && darknessAt(ink, column, row) < level; n++) row -= outward;
  for (let n = 0; n < 3 && darknessAt(ink, column, row + outward) >= level; n++) row += outward;
  const inside = darknessAt(ink, column, row);
  const outside = darknessAt(ink, column, row + outward);
  const part = inside > outside ? (inside - level) / (inside - outside) : 0.5;
  return row + outward * Math.min(Math.max(part, 0), 1);
}
