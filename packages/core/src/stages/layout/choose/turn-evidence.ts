import type { CalibrationPulse, LeadSeparator, RowSketch } from '../../../model/page-layout.ts';
import { millimetres } from '../../../units.ts';
import type { LayoutEvidence, PageOrientation } from './layout-evidence.ts';

/**
 * The evidence as it would be on the upright page: x and y (mm) change their signs as the orientation says, rows are
 * listed from top to bottom again. Every orientation is its own inverse, so a second call undoes the first.
 */
export function turnEvidence(evidence: LayoutEvidence, orientation: PageOrientation): LayoutEvidence {
  const flipX = orientation === 'upside-down' || orientation === 'mirrored';
  const flipY = orientation === 'upside-down' || orientation === 'mirrored-upside-down';
  if (!flipX && !flipY) return evidence;
  const last = evidence.rows.length - 1;
  const turnRow = (row: number) => (flipY ? last - row : row);
  const rows = evidence.rows.map((row) => turnSketch(row, flipX, flipY));
  return {
    rows: flipY ? rows.reverse() : rows,
    separators: evidence.separators.map((tick) => turnSeparator(tick, turnRow(tick.row), flipX)),
    pulses: evidence.pulses.map((pulse) => turnPulse(pulse, turnRow(pulse.row), { flipX, flipY })),
  };
}

function turnSketch(sketch: RowSketch, flipX: boolean, flipY: boolean): RowSketch {
  const y = sketch.y.slice();
  if (flipX) y.reverse();
  if (flipY) for (let index = 0; index < y.length; index++) y[index] = -y[index]!;
  const end = sketch.start + (y.length - 1) * sketch.step;
  return {
    start: flipX ? millimetres(-end) : sketch.start,
    step: sketch.step,
    y,
    baseline: flipY ? millimetres(-sketch.baseline) : sketch.baseline,
    traceStart: flipX ? millimetres(-sketch.traceEnd) : sketch.traceStart,
    traceEnd: flipX ? millimetres(-sketch.traceStart) : sketch.traceEnd,
    pulseSide: flipX && sketch.pulseSide !== null ? (sketch.pulseSide === 'left' ? 'right' : 'left') : sketch.pulseSide,
  };
}

function turnSeparator(tick: LeadSeparator, row: number, flipX: boolean): LeadSeparator {
  return { row, x: flipX ? millimetres(-tick.x) : tick.x };
}

function turnPulse(
  pulse: CalibrationPulse,
  row: number,
  flip: { readonly flipX: boolean; readonly flipY: boolean },
): CalibrationPulse {
  const side = pulse.side === 'left' ? 'right' : 'left';
  return {
    row,
    left: flip.flipX ? millimetres(-pulse.right) : pulse.left,
    right: flip.flipX ? millimetres(-pulse.left) : pulse.right,
    foot: flip.flipY ? millimetres(-pulse.foot) : pulse.foot,
    top: flip.flipY ? millimetres(-pulse.top) : pulse.top,
    side: flip.flipX ? side : pulse.side,
  };
}
