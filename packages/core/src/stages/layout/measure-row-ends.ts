import type { GriddedPage } from '../../model/page.ts';
import type { InkEnds } from './find-ink-ends.ts';
import type { FoundRows } from './find-rows.ts';
import { measureEnds } from './measure-ends.ts';
import { measurePulseEdge } from './measure-pulse-edge.ts';

/**
 * Pulses that are drawn as samples begin and end with two samples at 0 mV, of which the first one behind the pulse is the
 * third of the trace: their edge stands one and a half intervals behind the first sample of the trace.
 */
const intervalsBehindPulse = 1.5;

/** The ends of the rows as the source picture shows them, sub-pixel; of rows that begin on a pulse as its edge says. */
export function measureRowEnds(found: FoundRows, { flat, grid, maps }: GriddedPage): readonly InkEnds[] {
  const { pulseSide, pulses, penWidth } = found;
  const { left, top, pixelsPerMillimetre } = flat;
  const picture = { ink: maps.ink, map: grid.map, left, top, pixelsPerMillimetre };
  const edge = pulseSide === 'left' ? measurePulseEdge(pulses, picture) : null;
  return found.rows.map((row, index) => {
    const seen = found.ends[index]!;
    const measured = measureEnds(row, seen, { ...picture, penWidth });
    const begun = edge === null ? seen.start : edge.x - intervalsBehindPulse * edge.slant - penWidth / 2;
    return {
      start: pulseSide === 'left' ? begun : measured.start,
      end: pulseSide === 'right' ? seen.end : measured.end,
    };
  });
}
