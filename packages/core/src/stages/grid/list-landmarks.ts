import type { RowPulse } from './choose-pulses.ts';
import type { GridlessFrame } from './gridless-frame.ts';
import type { TraceRowEvidence } from './judge-trace-rows.ts';

/** A place of a row that stands under the like places of other rows, along the frame's axes in source pixels. */
export interface Landmark {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** Pulses, begins and ends of the rows: each list is one upright line of the page, the sharpest first. */
export function listLandmarks(
  evidence: TraceRowEvidence,
  pulses: readonly RowPulse[],
  frame: GridlessFrame,
): readonly (readonly Landmark[])[] {
  const at = (row: number, column: number): Landmark => ({
    row,
    x: frame.left + column * frame.step,
    y: frame.top + evidence.rows[row]!.baseline * frame.step,
  });
  return [
    pulses.map(({ row, left, right }) => at(row, (left + right) / 2)),
    evidence.rows.map(({ first }, row) => at(row, first)),
    evidence.rows.map(({ last }, row) => at(row, last)),
  ];
}
