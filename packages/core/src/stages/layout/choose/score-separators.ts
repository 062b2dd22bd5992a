import type { LeadSeparator } from '../../../model/page-layout.ts';
import type { MillimetresPerSecond } from '../../../units.ts';
import { type Arrangement, columnStart } from './arrangement.ts';
import type { TimeAxis } from './fit-time-axis.ts';

export interface ScoreSeparatorsOptions {
  readonly axis: TimeAxis;
  readonly paperSpeed: MillimetresPerSecond;
}

/** A tick this near (mm) to a boundary of its row marks it. */
const reach = 1.5;
/** Evidence (nats) of a tick where it belongs, of one where none belongs, and of a boundary without a tick. */
const placed = 1;
const misplaced = -1.5;
const missing = -0.5;
const most = 8;
/** Strokes of print stand above one another as well: ticks where none belong say no more than this against a template. */
const mostMisplaced = -3;

/** Evidence in nats of the ticks between leads. A page without ticks says nothing: many machines print none. */
export function scoreSeparators(
  template: Arrangement,
  separators: readonly LeadSeparator[],
  options: ScoreSeparatorsOptions,
): number {
  if (separators.length === 0) return 0;
  const width = options.axis.duration * options.paperSpeed;
  const boundaries = template.rows.flatMap((row, index) =>
    row.slice(1).flatMap((_, column) => {
      const start = columnStart(template, column + 1);
      return start > 0 && start < 1 ? [{ row: index, x: options.axis.left + start * width }] : [];
    }),
  );
  const marks = (tick: LeadSeparator, boundary: { row: number; x: number }) =>
    tick.row === boundary.row && Math.abs(tick.x - boundary.x) <= reach;
  const good = separators.filter((tick) => boundaries.some((boundary) => marks(tick, boundary))).length;
  const bare = boundaries.filter((boundary) => !separators.some((tick) => marks(tick, boundary))).length;
  const score = placed * good + Math.max(mostMisplaced, misplaced * (separators.length - good)) + missing * bare;
  return Math.min(most, Math.max(-most, score));
}
